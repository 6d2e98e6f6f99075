/** What the parts of the card know of a deal, and what they ask for. */
export type { AnswerName, Command } from './command';
export { commandEvent } from './command';
export type { Deal, Named } from './deal';
export { readDeal } from './deal';
export type { Deadline } from './deadline';
export { deadline } from './deadline';
export { dealFields, fields } from './fields';
export { isAnswered, isClosable, isInvited, isMoving, isOnItsWay, isUnshared } from './phase';
export { reasonOf } from './reasonOf';
export type { Save } from './save';
export { saveEvent } from './save';
export { isTooEarlyForWon } from './tooEarly';

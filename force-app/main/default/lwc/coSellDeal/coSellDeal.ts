/** What the parts of the card know of a deal, and what they ask for. */
export type { AnswerName, Command } from './command';
export { commandEvent } from './command';
export type { Deal } from './deal';
export { dealFields, readDeal } from './deal';
export { isAnswered, isClosable, isInvited, isMoving, isOnItsWay } from './phase';
export { isTooEarlyForWon } from './tooEarly';

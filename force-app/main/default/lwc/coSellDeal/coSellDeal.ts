/** What the parts of the card know of a deal, and what they ask for. */
export { commandEvent, type Command, type AnswerName } from './command';
export { readDeal, dealFields, type Deal } from './deal';

/** What the steps of the setup page share. */
export type { Told } from './told';
export { sentencesOf, told, translated } from './told';
export { filled } from './filled';
export type { Check, CheckState, Remedy } from './check';
export { stateOf } from './check';
export { changedEvent } from './changed';
export { looks } from './looks';

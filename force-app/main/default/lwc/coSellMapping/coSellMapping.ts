/** A mapping document on the setup page: its rows, changes of them, and the draft. */
export { forgetDraft, keepDraft, keptDraft } from './draft';
export type { FieldRow } from './rows';
export { rowOf, rowsOf, withRow } from './rows';
export { textOf } from './textOf';

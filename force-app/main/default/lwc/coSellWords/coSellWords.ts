/** The rules, the fields, the errors and the history of a deal in the language of the user. */
export type { ErrorText } from './errorText';
export { errorText, errorTexts } from './errorText';
export { fieldOrder, fieldText } from './fieldText';
export { logText } from './logText';
export { ruleTexts } from './ruleTexts';

/** The rules and the fields of a deal in the language of the user. */
export { fieldOrder, fieldText } from './fieldText';
export { ruleTexts } from './ruleTexts';

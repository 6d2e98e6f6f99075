/** SOQL string literal: backslash and quote are the characters that end one. */
export const soqlText = (text: string) => `'${text.replace(/[\\']/g, (character) => `\\${character}`)}'`;

/** What stands in `IN (…)`; no value at all matches nothing. */
export const soqlList = (texts: readonly string[]) => (texts.length ? texts : ['']).map(soqlText).join(', ');

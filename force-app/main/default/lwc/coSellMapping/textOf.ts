/** A value of a document for people: text as it is, everything else as JSON; nothing for nothing. */
export function textOf(value: unknown): string {
    if (value === null || value === undefined) return '';
    return typeof value === 'string' ? value : JSON.stringify(value);
}

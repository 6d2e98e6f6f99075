/** Splits `Map<Id,String>, Id` at the commas that stand in no angle brackets. */
export function splitArguments(text: string): string[] {
    const found: string[] = [];
    let depth = 0;
    let current = '';
    for (const letter of text) {
        if (letter === '<') depth++;
        if (letter === '>') depth--;
        if (letter === ',' && depth === 0) {
            found.push(current.trim());
            current = '';
        } else current += letter;
    }
    if (current.trim()) found.push(current.trim());
    return found;
}

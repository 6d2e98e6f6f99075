/**
 * The cells of a text as a sheet or a CSV file has them (RFC 4180; tabs and semicolons as well). Blank lines
 * are left out; the numbers are those of the text, from 1.
 */
export function delimitedRows(text: string): { line: number; cells: string[] }[] {
    const separator = separatorOf(text.split('\n', 1)[0] ?? '');
    const rows: { line: number; cells: string[] }[] = [];
    let cells: string[] = [];
    let cell = '';
    let isQuoted = false;
    let line = 1;
    let begun = 1;
    const endCell = () => {
        cells.push(cell.trim());
        cell = '';
    };
    const endRow = () => {
        endCell();
        if (cells.some(Boolean)) rows.push({ line: begun, cells });
        cells = [];
        begun = line + 1;
    };
    for (let at = 0; at < text.length; at += 1) {
        const letter = text[at]!;
        if (isQuoted && letter === '"' && text[at + 1] === '"') {
            cell += '"';
            at += 1;
        } else if (letter === '"' && (isQuoted || !cell.trim())) isQuoted = !isQuoted;
        else if (!isQuoted && letter === separator) endCell();
        else if (!isQuoted && letter === '\n') endRow();
        else if (letter !== '\r') cell += letter;
        if (letter === '\n') line += 1;
    }
    endRow();
    return rows;
}

/** A sheet on the clipboard has tabs; a file of an Excel in some countries has semicolons. */
function separatorOf(first: string): string {
    if (first.includes('\t')) return '\t';
    return first.includes(';') && !first.includes(',') ? ';' : ',';
}

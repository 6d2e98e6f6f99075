import { aimText, isMet, type Figure } from './figure.ts';
import { rounded } from './numbers.ts';

/** One line each, in columns, with what is missed marked. */
export function tableOf(figures: readonly Figure[]): string {
    const rows = figures.map((figure) => [
        figure.row,
        figure.ours || '–',
        figure.against || '–',
        valueText(figure),
        aimText(figure),
        verdict(figure)
    ]);
    const head = ['figure', 'ours', 'against', 'value', 'aim', ''];
    const widths = head.map((_, column) =>
        Math.max(...[head, ...rows].map((row) => (row[column] ?? '').length))
    );
    const line = (row: string[]) =>
        row
            .map((cell, column) => cell.padEnd(widths[column] ?? 0))
            .join('  ')
            .trimEnd();
    const notes = figures.flatMap(({ row, note }) => (note ? [`${row}: ${note}`] : []));
    return [line(head), ...rows.map(line), ...(notes.length ? ['', ...notes] : [])].join('\n');
}

function valueText({ value, spread }: Figure): string {
    if (value === null) return '–';
    const range = spread ? ` (${rounded(spread[0])} to ${rounded(spread[1])})` : '';
    return `${rounded(value)}${range}`;
}

function verdict(figure: Figure): string {
    const met = isMet(figure);
    if (met === null) return figure.value === null ? 'not measured' : '';
    return met ? 'met' : 'MISSED';
}

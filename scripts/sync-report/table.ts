import { ways } from './field-kinds.ts';
import { fields } from './fields.ts';
import type { Cell } from './measure.ts';

const MOST = 60;
const short = (text: string) => (text.length > MOST ? `${text.slice(0, MOST)}…` : text);

/** A line for every field and way: its evidence, why it never goes that way, or that it is missing. */
export function table(cells: readonly Cell[]): { lines: string[]; missing: number } {
    let missing = 0;
    const lines = fields.flatMap(({ name, not }) =>
        ways.map((way) => {
            const title = `${name.padEnd(18)} ${way.padEnd(21)}`;
            const found = cells.filter((cell) => cell.field === name && cell.way === way);
            const good = found.find((cell) => cell.missing === null);
            if (good) return `✔ ${title} ${short(good.before || 'nothing')} → ${short(good.after)}`;
            if (!found.length && not?.[way]) return `–  ${title} ${not[way]}`;
            missing++;
            const [bad] = found;
            return `✘ ${title} ${bad ? `${bad.missing}: ${short(bad.after || 'nothing')}` : 'not looked at'}`;
        })
    );
    return { lines, missing };
}

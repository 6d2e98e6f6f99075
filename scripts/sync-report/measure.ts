import { NotSeen, waitFor } from '../loop/wait-for.ts';
import type { Deal, ReportLoop } from './deals.ts';
import { ways, type Field, type Way } from './field-kinds.ts';
import { fields } from './fields.ts';
import type { Opportunity, Referral } from './sides.ts';
import type { Act, Story } from './stories.ts';

export interface Cell {
    field: string;
    way: Way;
    before: string;
    /** What the far side showed in the end. */
    after: string;
    /** Null: there is evidence. */
    missing: string | null;
}

interface Sides {
    opportunity: Opportunity;
    referral: Referral;
    created: Referral;
}

const SECONDS = 30;
/** Rounds in a row without anything under way, after which nothing more is to be expected. */
const QUIET_ROUNDS = 15;

/** Goes through a story and looks for what each of its acts must have brought to the far side. */
export async function measure(loop: ReportLoop, story: Story, wanted?: readonly string[]): Promise<Cell[]> {
    const cells: Cell[] = [];
    let deal: Deal | undefined;
    for (const act of story.acts) {
        const before: Sides | null = deal ? await look(deal) : null;
        deal = await act.act(loop, deal);
        const looked = lookedAt(act, wanted);
        cells.push(...(await evidence(loop, deal, looked, before)));
        if (!looked.length) await waitUntilQuiet(loop);
    }
    return cells;
}

interface Looked {
    field: Field;
    way: Way;
}

function lookedAt({ cells }: Act, wanted?: readonly string[]): Looked[] {
    return ways.flatMap((way) =>
        fields
            .filter(({ name }) => cells[way]?.includes(name) && (wanted?.includes(name) ?? true))
            .map((field) => ({ field, way }))
    );
}

async function evidence(
    loop: ReportLoop,
    deal: Deal,
    looked: Looked[],
    before: Sides | null
): Promise<Cell[]> {
    const judge = (sides: Sides) => looked.map(({ field, way }) => cellOf(field, way, before, sides));
    let last: Cell[] = [];
    let quiet = 0;
    try {
        await waitFor('the cells', SECONDS, async () => {
            last = judge(await look(deal));
            quiet = (await isQuiet(loop)) ? quiet + 1 : 0;
            const done = last.every(({ missing }) => missing === null) || quiet >= QUIET_ROUNDS;
            return { done, seen: '' };
        });
    } catch (error) {
        if (!(error instanceof NotSeen)) throw error;
    }
    return last;
}

function cellOf(field: Field, way: Way, before: Sides | null, now: Sides): Cell {
    const both = ({ opportunity, referral, created }: Sides) => {
        const theirSide = way === 'to Microsoft, create' ? created : referral;
        const [ours, theirs] = [field.inSalesforce(opportunity), field.atMicrosoft(theirSide)];
        return way.startsWith('to Microsoft') ? { near: ours, far: theirs } : { near: theirs, far: ours };
    };
    const { near, far } = both(now);
    const was = before ? both(before).far : '';
    const missing =
        far === '' ? 'nothing there' : far === was ? 'as before' : far !== near ? `it is ${near} here` : null;
    return { field: field.name, way, before: was, after: far, missing };
}

async function look(deal: Deal): Promise<Sides> {
    const [opportunity, referral] = await Promise.all([deal.inSalesforce(), deal.atMicrosoft()]);
    return { opportunity, referral, created: deal.asCreated() };
}

async function isQuiet({ control, relayHealthUrl }: ReportLoop): Promise<boolean> {
    const health = (await (await fetch(relayHealthUrl)).json()) as { pendingDeals: number };
    return health.pendingDeals === 0 && (await control.undelivered()) === 0;
}

async function waitUntilQuiet(loop: ReportLoop): Promise<void> {
    let quiet = 0;
    await waitFor('the relay to be quiet', SECONDS, async () => {
        quiet = (await isQuiet(loop)) ? quiet + 1 : 0;
        return { done: quiet >= QUIET_ROUNDS, seen: `${quiet} rounds` };
    });
}

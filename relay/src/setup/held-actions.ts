import { errors, type ErrorCode } from '@cosell/contracts';
import type { HeldGroup } from '@cosell/contracts/setup-answers';
import { aliasOf } from '../run/aliases.ts';
import type { RunLog } from '../run/context.ts';
import type { Deal, Store } from '../store/types.ts';
import { masked } from './masked.ts';
import type { SetupActions } from './setup-actions.ts';
import { troubleOf } from './trouble.ts';

const MOST_SHOWN = 50;
const MOST_IN_SUPPORT_TEXT = 20;

interface HeldPorts {
    store: Pick<Store, 'heldDeals' | 'dropHeld' | 'requestsOf' | 'request'>;
    version: string;
    now: () => Date;
    newId: () => string;
    log: RunLog;
}

type Held = Deal & { held: NonNullable<Deal['held']> };

/** Deals that wait for a person, by cause. */
export function heldActions({
    store,
    version,
    now,
    newId,
    log
}: HeldPorts): Pick<SetupActions, 'held' | 'retry-like' | 'drop-held' | 'support'> {
    const heldDeals = async (code?: string) =>
        (await store.heldDeals()).filter(
            (deal): deal is Held => deal.held !== null && (!code || deal.held.code === code)
        );

    /** @returns whether it goes on: a deal that has no alias can be named by nobody */
    async function retry(deal: Held, userId: string): Promise<boolean> {
        const [alias] = deal.aliases;
        if (!alias) return false;
        const { pending } = await store.requestsOf(deal.id);
        const again = { command: 'retry', reason: null, force: false, referralId: null, userId };
        // What was asked and waits is tried again; nothing that waits is replaced.
        const change = pending ? {} : { pending: { id: newId(), ...again } };
        return (await store.request(alias, change, { create: false })) !== null;
    }

    return {
        async held() {
            const groups = Map.groupBy(await heldDeals(), ({ held }) => held.code);
            return {
                groups: [...groups].map(([code, deals]) => groupOf(code, deals)).sort(byCount)
            };
        },
        async 'retry-like'({ code, userId }) {
            let retried = 0;
            for (const deal of await heldDeals(code)) if (await retry(deal, userId)) retried += 1;
            return { retried };
        },
        async 'drop-held'({ deal: named, userId }) {
            const deal = (await heldDeals()).find(
                (one) => one.id === named || aliasOf(one, 'opportunity') === named
            );
            const dropped = deal !== undefined && (await store.dropHeld(deal.id));
            if (dropped)
                log.info({ dealId: deal.id, code: deal.held.code, userId }, 'A held deal was dropped.');
            return { dropped };
        },
        async support({ code }) {
            const deals = await heldDeals(code);
            const groups = Map.groupBy(deals, ({ held }) => held.code);
            const lines = [...groups].flatMap(([cause, some]) => [
                `${cause}, ${some.length} deals: ${errors[cause].message}`,
                ...some.slice(0, MOST_IN_SUPPORT_TEXT).map((deal) => `  ${lineOf(deal)}`)
            ]);
            const head = `Relay ${version}, ${now().toISOString()}, ${deals.length} deals on hold.`;
            return { text: [head, ...lines].join('\n') };
        }
    };
}

function groupOf(code: ErrorCode, deals: Held[]): HeldGroup {
    return {
        ...troubleOf(code),
        count: deals.length,
        deals: deals.slice(0, MOST_SHOWN).map((deal) => ({
            dealId: deal.id,
            opportunityId: aliasOf(deal, 'opportunity'),
            referralId: aliasOf(deal, 'referral'),
            since: deal.held.since,
            detail: deal.held.detail
        }))
    };
}

const byCount = (one: HeldGroup, other: HeldGroup) => other.count - one.count;

/** The deal by its number at the relay, which means nothing elsewhere. */
const lineOf = ({ id, held, attempt }: Held) =>
    `${id} since ${held.since}, ${attempt} tries: ${masked(held.detail)}`;

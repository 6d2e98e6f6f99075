import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from 'jsforce';
import { newRound } from '../round.ts';
import type { Loop } from '../start-loop.ts';
import { createOpportunity } from '../steps/create-opportunity.ts';
import type { Edit, Field, Side } from './ledger.ts';

/** A deal as the driver remembers it, outside of the relay. */
export interface DrivenDeal {
    number: number;
    /** Salesforce: by its id from the beginning. Microsoft: by its name until the Opportunity is known. */
    began: Side;
    /** Empty until it is known. */
    opportunityId: string;
    referralId: string;
    /** Nobody works on it by chance. */
    aside: boolean;
}

/** People who work on both sides all the time. */
export interface Load {
    deals: readonly DrivenDeal[];
    edits: readonly Edit[];
    /** A seller shares a deal. */
    share(): Promise<DrivenDeal>;
    /** Microsoft sends one. */
    invite(): Promise<DrivenDeal>;
    /** Somebody gives a field a value of its own. Null: that side does not have the deal yet. */
    edit(deal: DrivenDeal, side: Side, field?: Field, value?: string): Promise<Edit | null>;
    /** Any deal that both sides have. */
    any(): DrivenDeal;
    /** Works until it is stopped. */
    start(): void;
    stop(): Promise<void>;
}

/** Below what the customer's own rule allows, and above the values that deals begin with. */
const FIRST_VALUE = 100_001;
const PAUSE_MILLISECONDS = 250;

/** @param random 0 ≤ n < 1 */
export function createLoad(loop: Loop, people: Connection, random: () => number): Load {
    const deals: DrivenDeal[] = [];
    const edits: Edit[] = [];
    const turns = new Map<string, Promise<unknown>>();
    let tick = 0;
    let value = FIRST_VALUE;
    let working: Promise<void>[] = [];
    let stopped = false;
    const byPeople = { ...loop, seller: people };

    /** All edits of a deal's first state: what it begins with is found or superseded, too. */
    const remember = (deal: DrivenDeal, side: Side, sent: number, fields: Record<Field, string>) =>
        edits.push(
            ...Object.entries(fields).map(([field, given]) => ({
                deal: deal.number,
                side,
                field: field as Field,
                value: given,
                sent,
                taken: ++tick
            }))
        );

    /** People take turns on one side of a deal: of edits that overlap there nobody knows which one stayed. */
    function inTurn<Result>(place: string, work: () => Promise<Result>): Promise<Result> {
        const mine = (turns.get(place) ?? Promise.resolve()).then(work);
        turns.set(
            place,
            mine.catch(() => null)
        );
        return mine;
    }

    /** Asks both sides what they call each deal by now. */
    async function learn(): Promise<void> {
        const known = deals.filter(({ opportunityId, referralId }) => !opportunityId || !referralId);
        if (!known.length) return;
        const { records } = await people.query<{ Id: string; Referral_Identifier__c: string | null }>(
            'SELECT Id, Referral_Identifier__c FROM Opportunity WHERE Referral_Identifier__c != null'
        );
        for (const deal of known)
            for (const { Id, Referral_Identifier__c: referralId } of records)
                if (Id === deal.opportunityId || referralId === deal.referralId)
                    Object.assign(deal, { opportunityId: Id, referralId });
    }

    async function give(deal: DrivenDeal, side: Side, field: Field, given: string): Promise<void> {
        if (side === 'salesforce') {
            const fields = field === 'name' ? { Name: given } : { Amount: Number(given) };
            await people.sobject('Opportunity').update({ Id: deal.opportunityId, ...fields });
            return;
        }
        const path = field === 'name' ? '/name' : '/details/dealValue';
        const patch = [{ op: 'replace', path, value: field === 'name' ? given : Number(given) }];
        await loop.control.post(`/control/portal/referrals/${deal.referralId}`, patch);
    }

    const load: Load = {
        deals,
        edits,
        async share() {
            const deal = newDeal('salesforce');
            const sent = ++tick;
            const round = { ...newRound(byPeople, new Date()), name: nameOf(deal, 'shared') };
            deal.opportunityId = await createOpportunity(round);
            deals.push(deal);
            remember(deal, 'salesforce', sent, { name: round.name, value: '50000' });
            return deal;
        },
        async invite() {
            const deal = newDeal('microsoft');
            const sent = ++tick;
            const given = { name: nameOf(deal, 'sent'), dealValue: value++ };
            const { referralId } = await loop.control.post<{ referralId: string }>(
                '/control/microsoft/deals',
                given
            );
            deal.referralId = referralId;
            // Until it is accepted Microsoft locks what people edit here.
            await loop.control.post(`/control/portal/referrals/${referralId}`, [
                { op: 'replace', path: '/status', value: 'Active' },
                { op: 'replace', path: '/substatus', value: 'Accepted' }
            ]);
            deals.push(deal);
            remember(deal, 'microsoft', sent, { name: given.name, value: String(given.dealValue) });
            return deal;
        },
        async edit(
            deal,
            side,
            field = 'value',
            given = field === 'name' ? nameOf(deal, `${++tick}`) : `${value++}`
        ) {
            if (side === 'salesforce' ? !deal.opportunityId : !deal.referralId) return null;
            return inTurn(`${deal.number} ${side}`, async () => {
                const sent = ++tick;
                await give(deal, side, field, given);
                const at = new Date().toISOString();
                const edit = { deal: deal.number, side, field, value: given, sent, taken: ++tick, at };
                edits.push(edit);
                return edit;
            });
        },
        any() {
            const there = deals.filter(
                ({ opportunityId, referralId, aside }) => opportunityId && referralId && !aside
            );
            return there[Math.floor(random() * there.length)] ?? deals[0]!;
        },
        start() {
            stopped = false;
            const work = async (side: Side) => {
                while (!stopped) {
                    await learn();
                    // What a side refuses is no edit: the person knows at once.
                    await load.edit(load.any(), side, random() < 0.5 ? 'name' : 'value').catch(() => null);
                    await pause(PAUSE_MILLISECONDS * (0.5 + random()));
                }
            };
            working = [work('salesforce'), work('microsoft')];
        },
        async stop() {
            stopped = true;
            await Promise.all(working);
            await learn();
        }
    };
    const newDeal = (began: Side): DrivenDeal => ({
        number: ++tick,
        began,
        opportunityId: '',
        referralId: '',
        aside: false
    });
    return load;
}

const nameOf = ({ number }: DrivenDeal, what: string) => `Deal ${number}, ${what}.`;

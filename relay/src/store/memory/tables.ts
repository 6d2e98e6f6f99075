import { AliasTaken, LeaseLost } from '../types.ts';
import type { Alias, Deal, Effect, Lease } from '../types.ts';
import { nothingAsked, type Requests } from '../requests/types.ts';

export interface DealRow extends Omit<Deal, 'aliases' | 'toldByEventsAlone'> {
    leaseNo: number;
    leaseHolder: string | null;
    leaseUntil: Date | null;
    /** The newest hints in a row that events of Microsoft gave. */
    told: { from: number; to: number };
    hintCorrelationId: string | null;
    runCorrelationId: string | null;
}

/** `jsonb` gives back what JSON holds, and nobody's object. */
export const json = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value ?? null)) as Value;

export const nameOf = ({ kind, value }: Alias) => `${kind}:${value}`;

/** What a store in memory keeps, and the rules that its parts share. Every method is one transaction. */
export class Tables {
    readonly deals = new Map<string, DealRow>();
    /** Name of an alias → the alias and whose it is. */
    readonly aliases = new Map<string, { alias: Alias; dealId: string }>();
    readonly effects: Effect[] = [];
    readonly requests = new Map<string, Requests>();
    readonly events = new Map<string, Date>();
    /** Wakes who waits for a deal. */
    tellDone: (dealId: string) => void = () => {};
    #ids = 0;

    /** The same in every run of a test. */
    newId(): string {
        return `00000000-0000-4000-8000-${String(++this.#ids).padStart(12, '0')}`;
    }

    addDeal(state: Deal['state'] = 'active', id = this.newId()): DealRow {
        const row: DealRow = {
            id,
            state,
            hintSeq: 0,
            doneSeq: 0,
            seenCrm: null,
            seenPartner: null,
            attempt: 0,
            nextAttemptAt: null,
            errorCode: null,
            held: null,
            writes: {},
            refused: {},
            leaseNo: 0,
            leaseHolder: null,
            leaseUntil: null,
            stamps: {},
            told: { from: 0, to: 0 },
            hintCorrelationId: null,
            runCorrelationId: null
        };
        this.deals.set(row.id, row);
        return row;
    }

    aliasesOf(dealId: string): Alias[] {
        const own = [...this.aliases.values()].filter((entry) => entry.dealId === dealId);
        return own.map(({ alias }) => ({ ...alias })).sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
    }

    deal(id: string): Deal | null {
        const row = this.deals.get(id);
        if (!row) return null;
        const { leaseNo: _no, leaseHolder: _holder, leaseUntil: _until, told: _told, ...rest } = row;
        const { hintCorrelationId: _hint, runCorrelationId: _run, ...deal } = rest;
        const toldByEventsAlone = isToldByEventsAlone(row);
        return { ...deal, ...json(plainJson(row)), aliases: this.aliasesOf(id), toldByEventsAlone };
    }

    /** @throws LeaseLost */
    leased(lease: Pick<Lease, 'dealId' | 'leaseNo'>): DealRow {
        const row = this.deals.get(lease.dealId);
        if (row?.leaseNo !== lease.leaseNo || row.leaseHolder === null) throw new LeaseLost(lease);
        return row;
    }

    requestsOf(dealId: string): Requests {
        return json(this.requests.get(dealId) ?? nothingAsked);
    }

    /** One more hint. @returns its number */
    raise(row: DealRow, byEvent: boolean, correlationId: string | null = null): number {
        const number = row.hintSeq + 1;
        if (byEvent) row.told = { from: row.told.to === row.hintSeq ? row.told.from : number, to: number };
        row.hintSeq = number;
        row.hintCorrelationId ??= correlationId;
        return number;
    }

    /**
     * Adds to the names of a deal; whoever has one of them and is only a name yet becomes part of it.
     * @returns whether that brought hints along that no run has answered: the deal has one more then
     * @throws AliasTaken, and then nothing is changed
     */
    addAliases(dealId: string, aliases: Alias[], now: Date): boolean {
        const others = new Map<string, Alias>();
        for (const alias of aliases) {
            const owner = this.aliases.get(nameOf(alias))?.dealId;
            if (owner !== undefined && owner !== dealId) others.set(owner, alias);
        }
        for (const [otherId, alias] of others)
            if (!this.#isOnlyAName(otherId, now)) throw new AliasTaken(alias, otherId);
        for (const alias of aliases)
            if (!this.aliases.has(nameOf(alias)))
                this.aliases.set(nameOf(alias), { alias: { ...alias }, dealId });
        const brought = [...others.keys()].flatMap((otherId) => this.absorb(otherId, dealId) ?? []);
        const row = this.deals.get(dealId);
        if (row && brought.length) this.raise(row, !brought.includes('others'));
        return brought.length > 0;
    }

    /** @returns whose hints the deal that is no more had that no run has answered; null: none */
    absorb(from: string, into: string): 'events' | 'others' | null {
        for (const entry of this.aliases.values()) if (entry.dealId === from) entry.dealId = into;
        const asked = this.requests.get(from);
        if (asked && !asked.leftAlone) {
            const before = this.requestsOf(into);
            this.requests.set(into, {
                ...before,
                pending: before.pending ?? asked.pending,
                resolutions: { ...asked.resolutions, ...before.resolutions },
                paused: before.paused || asked.paused
            });
        }
        this.requests.delete(from);
        const gone = this.deals.get(from);
        this.deals.delete(from);
        this.dropEffects(from);
        this.tellDone(from);
        if (!gone || gone.hintSeq <= gone.doneSeq) return null;
        return isToldByEventsAlone(gone) ? 'events' : 'others';
    }

    dropEffects(dealId: string): void {
        const kept = this.effects.filter((effect) => effect.dealId !== dealId);
        this.effects.splice(0, this.effects.length, ...kept);
    }

    /** Nothing was done in its name that would be lost with it. */
    #isOnlyAName(dealId: string, now: Date): boolean {
        const row = this.deals.get(dealId);
        if (!row) return true;
        if (row.seenCrm !== null || row.seenPartner !== null) return false;
        if (!this.aliasesOf(dealId).some(({ kind }) => kind === 'opportunity' || kind === 'lead'))
            return true;
        const runs = row.leaseUntil !== null && row.leaseUntil > now;
        return !runs && !this.effects.some((effect) => effect.dealId === dealId);
    }
}

/** The columns that are JSON; a date is none. */
function plainJson({ seenCrm, seenPartner, held, writes, refused, stamps }: DealRow) {
    return { seenCrm, seenPartner, held, writes, refused, stamps };
}

const isToldByEventsAlone = ({ hintSeq, doneSeq, told }: DealRow) =>
    hintSeq > doneSeq && told.to === hintSeq && told.from <= doneSeq + 1;

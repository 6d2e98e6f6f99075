import type { ErrorCode } from '@cosell/contracts';
import type { DealQueue } from '../queue/deal-queue.ts';
import type { Purged } from './purge.ts';
import type { PairingStore } from './pairing/types.ts';
import type { RequestStore } from './requests/types.ts';

/** A plain value that survives JSON; its shape belongs to whoever stored it. */
export type Json = unknown;

/** The names by which the two sides know a deal; each value belongs to one deal at most. */
export const aliasKinds = ['opportunity', 'lead', 'referral', 'microsoft-referral', 'engagement'] as const;
export type AliasKind = (typeof aliasKinds)[number];

export interface Alias {
    kind: AliasKind;
    value: string;
}

/** One deal may be out of step. */
export interface Hint {
    alias: Alias;
    kind: 'changed' | 'deleted' | 'undeleted' | 'hint';
}

/** A record that a sweep has come across. */
export interface Sighting extends Hint {
    /** Of the record itself, which may be a part of the deal such as a solution. */
    recordId: string;
    /** See `Stamps`. */
    stamp: string;
}

export interface ReceivedEvent {
    source: 'salesforce' | 'partner-center' | 'sweep' | 'command';
    /** Recognises a duplicate, whatever its source. */
    bodyHash: string;
    body: string;
    receivedAt: Date;
    /** A GUID, under which all that comes of it can be found. Default: that of the deal's newest run. */
    correlationId?: string | undefined;
}

/**
 * - `active`: kept equal.
 * - `held`: waits for an edit or a retry by a person.
 * - `tombstone`: its Opportunity is deleted.
 * - `off`: its Opportunity has sync switched off.
 */
export type DealState = 'active' | 'held' | 'tombstone' | 'off';

export interface Held {
    code: ErrorCode;
    detail: string;
    /** ISO 8601, UTC. */
    since: string;
}

export interface Deal {
    id: string;
    state: DealState;
    /** Number of the newest hint. */
    hintSeq: number;
    /** Number of the newest hint that a finished run has answered. */
    doneSeq: number;
    aliases: Alias[];
    /** What each side held after the last run; null before the first. */
    seenCrm: Json;
    seenPartner: Json;
    /** Failures in a row. */
    attempt: number;
    nextAttemptAt: Date | null;
    errorCode: ErrorCode | null;
    held: Held | null;
    /** Field → its last write, and how many runs in a row wrote it to and fro. */
    writes: Json;
    refused: Json;
    /** What its records said of their own last change when it read or was told of them. */
    stamps: Stamps;
    /** Every hint that no run has answered came from an event of Microsoft, and there is one. */
    toldByEventsAlone: boolean;
}

/**
 * The right to run one deal. It is valid as long as nobody else has taken it since, and ends with the run.
 */
export interface Lease {
    dealId: string;
    leaseNo: number;
    /** Number of the newest hint when the lease was taken. */
    hintSeq: number;
    /** Of the first hint that no run had taken up before, or else of the run before; null: of neither. */
    correlationId: string | null;
    deal: Deal;
}

/** - `planned` → `sent` → `confirmed` or `failed` (refused for certain: nothing happened outside). */
export type EffectState = 'planned' | 'sent' | 'confirmed' | 'failed';

/** One effect outside: a referral created, a patch sent, a write-back. */
export interface Effect {
    id: string;
    dealId: string;
    kind: string;
    key: string;
    state: EffectState;
    request: Json;
    outcome: Json;
    plannedAt: Date;
    /** The last time it was sent. */
    sentAt: Date | null;
    endedAt: Date | null;
}

export interface RunOutcome {
    seenCrm: Json;
    seenPartner: Json;
    /** Added to those that the deal has. */
    aliases: Alias[];
    /** Default: active. */
    state?: DealState;
    /** Why the deal waits although its memories are good. Default: null. */
    held?: Held | null;
    writes: Json;
    refused: Json;
    /** What the records said of their own last change when they were read. Default: nothing new. */
    stamps?: Stamps;
    /** Something remains to be done that has to wait until then. Default: null. */
    runAgainAt?: Date | null;
    /** More can be done right now: the deal is hinted anew. Default: false. */
    goesOn?: boolean;
    now: Date;
}

/** Id of a record → the time of its last change in the words of its own side; compared for sameness alone. */
export type Stamps = Record<string, string>;

export interface RunFailure {
    code: ErrorCode;
    detail: string;
    /** Null: the deal is held. */
    retryAt: Date | null;
    /** False: the deal was only put off, so this is no failure in a row. Default: true. */
    isAttempt?: boolean;
    now: Date;
}

export interface DueDeals {
    /** Deals that were put into the queue again. */
    dealIds: string[];
    /** When the next one falls due; null: none waits. */
    next: Date | null;
}

/** Numbers of deals. All zero: everything that the store was told of is in step. */
export interface Backlog {
    /** Hinted, or to be tried again, and not under way; events that nobody has taken up yet, too. */
    waiting: number;
    running: number;
    held: number;
    /** Since when the longest waiting deal that may run waits. */
    waitingSince: Date | null;
}

/** What came of forgetting people. */
export interface Forgotten {
    /** Deals that they were taken out of. */
    deals: number;
    /** Deals in which Partner Center named them when they were last compared: a keyed word for that stays. */
    kept: number;
}

/** Null: never yet. */
export interface Traffic {
    /** When the newest event of Microsoft was received. */
    lastIn: Date | null;
    /** When Microsoft last took something. */
    lastOut: Date | null;
}

/** Another run has taken the deal since, or the run has ended, or the deal has become part of another one. */
export class LeaseLost extends Error {
    readonly dealId: string;

    constructor(lease: Pick<Lease, 'dealId' | 'leaseNo'>) {
        super(`Lease ${lease.leaseNo} of deal ${lease.dealId} is no longer valid.`);
        this.name = 'LeaseLost';
        this.dealId = lease.dealId;
    }
}

/** A commit named an alias that belongs to another full deal; nothing was committed. */
export class AliasTaken extends Error {
    readonly alias: Alias;
    /** Whose it is. */
    readonly dealId: string;

    constructor(alias: Alias, dealId: string) {
        super(`The ${alias.kind} ${alias.value} belongs to deal ${dealId}.`);
        this.name = 'AliasTaken';
        this.alias = alias;
        this.dealId = dealId;
    }
}

/** No deal has this id: it never was, or has become part of another one. */
export class DealUnknown extends Error {
    readonly dealId: string;

    constructor(dealId: string) {
        super(`There is no deal ${dealId}.`);
        this.name = 'DealUnknown';
        this.dealId = dealId;
    }
}

export interface Store extends RequestStore, PairingStore {
    /** Deals that have something to do, for the worker. */
    readonly queue: DealQueue;

    /**
     * Event, hints, queue entries and replay position in one transaction. A known body hash changes nothing
     * at all. An unknown alias gets a deal of its own, except by `deleted`, which is ignored.
     * @returns the deals that were hinted, each once
     */
    receive(
        event: ReceivedEvent,
        hints: Hint[],
        replay?: { topic: string; replayId: Buffer }
    ): Promise<{ duplicate: boolean; dealIds: string[] }>;
    /**
     * Stores events by one statement that waits for nothing else; a known body hash changes nothing. What
     * they tell is hinted by `hintKept`, after a crash as well.
     */
    keepEvents(events: readonly { event: ReceivedEvent; hints: Hint[] }[]): Promise<void>;
    /**
     * Hints what kept events tell, oldest first, as `receive` does, some hundred of them in one transaction.
     * @returns how many events; 0: none is left
     */
    hintKept(): Promise<number>;
    /**
     * The same for what a sweep has come across, behind everything else in the queue: hints the deals that
     * do not know a record's stamp, and remembers it with them. Told of the same world again, it does
     * nothing at all.
     * @param source who came across it, and under which id
     * @returns the deals that were hinted, each once
     */
    receiveSightings(
        source: { name: string; correlationId: string },
        sightings: Sighting[],
        now: Date
    ): Promise<string[]>;
    /** How far the sweep of this name has come; null before its first mark. */
    sweepMark(name: string): Promise<Json>;
    setSweepMark(name: string, mark: Json): Promise<void>;
    /**
     * Deals that have an alias of this kind, in the order of their ids, beginning after `afterId`.
     * @param afterId null: from the first one on
     */
    dealsWithAlias(kind: AliasKind, afterId: string | null, limit: number): Promise<Deal[]>;
    /** @returns the number of the hint. @throws DealUnknown */
    hintDeal(dealId: string): Promise<number>;
    /** Hints every deal that is to be tried again after a failure with this code. @returns how many */
    hintFailed(code: ErrorCode): Promise<number>;

    /** Null while another holder's lease has not run out, and for an unknown deal. */
    takeLease(dealId: string, holder: string, milliseconds: number, now: Date): Promise<Lease | null>;
    /** Gives a run that goes on as much time again. @returns false when another one has taken the deal */
    prolongLease(lease: Lease, milliseconds: number, now: Date): Promise<boolean>;
    holdsLease(lease: Lease): Promise<boolean>;
    /**
     * Ends the run: stores both memories, clears attempt, error and hold, settles every sent effect of a deal
     * that is active or held after it, and queues the deal again if it was hinted meanwhile. An alias of a
     * deal that is only a name yet (no memories; and no Opportunity or lead, or neither an effect nor a run
     * under way) is taken over with all others of it, and that deal is no more.
     * @throws LeaseLost
     * @throws AliasTaken
     */
    commitRun(lease: Lease, outcome: RunOutcome): Promise<void>;
    /**
     * Ends a run that has found what it remembers: the hint counts as answered, and all else stays as it is.
     * @throws LeaseLost
     */
    endUnchanged(lease: Lease): Promise<void>;
    /**
     * In the middle of a run, before a record is created in the deal's name: takes these names, as a commit
     * would. Of two deals that have found out to be one, the other's run ends here or there.
     * @throws LeaseLost
     * @throws AliasTaken
     */
    claim(lease: Lease, aliases: Alias[], now: Date): Promise<void>;
    /**
     * In the middle of a run: what both sides hold by what it has done, or is about to create. So an edit
     * that comes before the commit, or after a run that never commits, is known for one.
     * @throws LeaseLost
     */
    rememberFirst(lease: Lease, memories: { seenCrm: Json; seenPartner: Json }): Promise<void>;
    /**
     * Ends the run without memories. The hint counts as answered only if the deal is held.
     * @throws LeaseLost
     */
    failRun(lease: Lease, failure: RunFailure): Promise<void>;
    /**
     * Makes the provisional deal part of the deal that has `target`, and hints that one.
     * @param forget does not go along: it names what is no part of the deal
     * @returns the other deal's id; null if nobody else has `target`, then nothing changed and the run goes
     * on
     * @throws LeaseLost
     */
    mergeInto(lease: Lease, target: Alias, now: Date, forget?: Alias | null): Promise<string | null>;

    /**
     * Idempotent by deal and key: answers the earlier effect with its state. The request of one that was
     * never sent, or was refused, is replaced.
     * @throws LeaseLost
     */
    planEffect(lease: Lease, effect: { kind: string; key: string; request: Json }): Promise<Effect>;
    /**
     * `planEffect` and `markSent` in one, for what needs no look outside before it is sent.
     * @returns the effect's id
     * @throws LeaseLost
     */
    sendEffect(
        lease: Lease,
        effect: { kind: string; key: string; request: Json },
        now: Date
    ): Promise<string>;
    /** To be stored before the call outside. @throws LeaseLost */
    markSent(lease: Lease, effectId: string, now: Date): Promise<void>;
    /** @throws LeaseLost */
    confirmEffect(lease: Lease, effectId: string, outcome: Json, now: Date): Promise<void>;
    /** @throws LeaseLost */
    failEffect(lease: Lease, effectId: string, outcome: Json, now: Date): Promise<void>;
    /** Planned and sent ones, oldest first. */
    openEffects(dealId: string): Promise<Effect[]>;

    dealByAlias(alias: Alias): Promise<Deal | null>;
    deal(id: string): Promise<Deal | null>;
    /** Longest held first. */
    heldDeals(): Promise<Deal[]>;
    /**
     * Takes a deal out of those that wait for a person, with the command that waits there. Nothing is run:
     * its next hint runs it as any other deal.
     * @returns false if the deal is not held, or runs just now
     */
    dropHeld(dealId: string): Promise<boolean>;
    /**
     * Makes known which names belong to one deal, without a hint. A name that another deal has stays there;
     * where one of them has a deal, the others are added to that one, the first named counting first.
     * @param dealId of a deal that is new; null: any
     * @returns whether anything was not known before
     */
    restoreDeal(dealId: string | null, aliases: readonly Alias[]): Promise<boolean>;
    /**
     * Puts into the queue what is to be tried again by now, and what a run left behind whose lease has run
     * out.
     */
    dueDeals(now: Date): Promise<DueDeals>;
    backlog(): Promise<Backlog>;
    traffic(): Promise<Traffic>;
    /** Deals that have this stamp of this name (see `Sighting`), by how they are. */
    countStamped(recordId: string, stamp: string): Promise<{ handed: number; done: number; held: number }>;

    /** The position up to which a topic is stored; null before its first event. */
    replayId(topic: string): Promise<Buffer | null>;
    readSecret(name: string): Promise<string | null>;
    writeSecret(name: string, value: string): Promise<void>;
    /** What an admin has set, or was read of the org last; null: nothing yet. */
    readSetting(name: string): Promise<Json>;
    writeSetting(name: string, value: Json): Promise<void>;
    /** A link to sign in with, known by its hash alone, valid before `expiresAt`; forgets those of before. */
    addTicket(hash: string, expiresAt: Date, now: Date): Promise<void>;
    ticketIsValid(hash: string, now: Date): Promise<boolean>;
    removeTicket(hash: string): Promise<void>;
    /** One at a time, over all processes on this store. Ends with `work`, or with the process. */
    withLock<Result>(name: string, work: () => Promise<Result>): Promise<Result>;
    /** True while `holder` leads: takes the lead, or prolongs it, unless another one's has not run out. */
    lead(name: string, holder: string, milliseconds: number, now: Date): Promise<boolean>;
    /**
     * Removes what nobody needs any more: events after a week, effects of single runs a week after their end.
     * May be called by several processes at once.
     */
    purge(now: Date): Promise<Purged>;
    /**
     * Takes people out of what is remembered of deals.
     * @param words what stands for each of them (`RememberedPerson.who`)
     */
    forgetPeople(words: readonly string[]): Promise<Forgotten>;
    /** Gives the lead back, if `holder` has it. */
    resign(name: string, holder: string): Promise<void>;

    /**
     * Resolves when a run has answered the hint, or the deal has become part of another one.
     * @throws the reason of `signal`
     */
    waitUntilDone(dealId: string, hintSeq: number, signal: AbortSignal): Promise<void>;
    /** Ends what is under way in the store and gives the folder or the connections free. */
    close(): Promise<void>;
}

import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { PartnerCenterClient } from '../partner-center/client-types.ts';
import type { RegistrationWatch } from '../partner-center/watch-registration.ts';
import type { SalesforceClient } from '../salesforce/client.ts';
import type { Store } from '../store/types.ts';
import type { Mapping } from '../sync/mapping/document.ts';
import type { Fingerprint } from '../sync/memory.ts';
import { begin, end, notYet, type Progress } from './progress.ts';
import type { SweepContext } from './sweep-context.ts';
import { DELETED_PEOPLE_SWEEP, sweepDeletedPeople } from './sweep-deleted-people.ts';
import { ENGAGEMENTS_SWEEP, sweepEngagements } from './sweep-engagements.ts';
import { askForNight, NIGHTLY_SWEEP, sweepNightly } from './sweep-nightly.ts';
import { OPPORTUNITIES_SWEEP, sweepOpportunities } from './sweep-opportunities.ts';
import { askForFullSweep, REFERRALS_SWEEP, sweepReferrals } from './sweep-referrals.ts';

const LEAD = 'sweeps';
/** A leader that has died is replaced after this. */
const LEAD_MS = 2 * 60_000;
/** Where events do not come here, sweeps alone find changes. */
const MINUTES_WITHOUT_EVENTS = 1;

export interface SweepOptions {
    store: Store;
    partnerCenter: PartnerCenterClient;
    salesforce: SalesforceClient;
    ownOrganization: SweepContext['ownOrganization'];
    registration: RegistrationWatch;
    mapping(): Mapping;
    /** Stands for people in what the store keeps. */
    fingerprint: Fingerprint;
    /** Between the end of one round and the beginning of the next. */
    minutes: number;
    /** Names this process: one of all sweeps. */
    holder: string;
    now(): Date;
    /** A GUID for each round. */
    newId(): string;
    log: Logger;
}

export interface Sweeps {
    /** A round at once, or right after the one that is under way. */
    soon(): void;
    /**
     * The same, down to the oldest referral and through all deals; stored, so that neither a crash nor
     * another leader loses it.
     */
    full(): Promise<void>;
    /** How the last sweep of each kind went, or is going. */
    progress(): Record<string, Progress>;
    close(): Promise<void>;
}

/**
 * Sweeps both sides, at once and then again and again: whatever event was lost, here it is found. Looks
 * after the registration for events as well. Only one process on a store does all this.
 */
export function startSweeps(options: SweepOptions): Sweeps {
    const { store, registration, now, log } = options;
    const stopping = new AbortController();
    const progresses = Object.fromEntries(
        [REFERRALS_SWEEP, ENGAGEMENTS_SWEEP, OPPORTUNITIES_SWEEP, DELETED_PEOPLE_SWEEP, NIGHTLY_SWEEP].map(
            (name) => [name, { ...notYet }]
        )
    );
    let timer: NodeJS.Timeout | undefined;
    let rounds = Promise.resolve();

    const keepLead = async () => {
        if (!(await store.lead(LEAD, options.holder, LEAD_MS, now())))
            throw new Error('Another process sweeps by now.');
    };

    async function sweep(name: string, work: (context: SweepContext) => Promise<void>): Promise<void> {
        if (stopping.signal.aborted) return;
        const progress = progresses[name] as Progress;
        const correlationId = options.newId();
        begin(progress, now());
        try {
            await keepLead();
            await work({
                ...options,
                call: { correlationId, signal: stopping.signal },
                keepLead,
                pause: (milliseconds) =>
                    wait(milliseconds, undefined, { signal: stopping.signal }).catch(() => {}),
                progress
            });
            end(progress, now());
            const { read, hinted } = progress;
            const level = hinted ? 'info' : 'debug';
            log[level]({ sweep: name, correlationId, read, hinted }, `Swept ${name}.`);
        } catch (err) {
            end(progress, now(), err);
            if (!stopping.signal.aborted)
                log.warn(
                    { sweep: name, correlationId, err },
                    `The sweep of ${name} ended early; it is done again.`
                );
        }
    }

    async function round(): Promise<void> {
        const leads = await store.lead(LEAD, options.holder, LEAD_MS, now());
        if (!leads) return;
        const call = { correlationId: options.newId(), signal: stopping.signal };
        await registration
            .check(call)
            .catch((err: unknown) =>
                log.warn({ err }, 'The registration for events could not be looked at.')
            );
        await sweep(REFERRALS_SWEEP, sweepReferrals);
        await sweep(ENGAGEMENTS_SWEEP, sweepEngagements);
        await sweep(OPPORTUNITIES_SWEEP, sweepOpportunities);
        await sweep(DELETED_PEOPLE_SWEEP, sweepDeletedPeople);
        await sweep(NIGHTLY_SWEEP, sweepNightly);
    }

    function soon(): void {
        clearTimeout(timer);
        if (stopping.signal.aborted) return;
        rounds = rounds
            .then(() => (stopping.signal.aborted ? undefined : round()))
            .catch((err: unknown) => log.error({ err }, 'The sweeps met an error.'))
            .then(() => {
                clearTimeout(timer);
                const minutes =
                    registration.state() === 'ours'
                        ? options.minutes
                        : Math.min(options.minutes, MINUTES_WITHOUT_EVENTS);
                if (!stopping.signal.aborted) timer = setTimeout(soon, minutes * 60_000);
            });
    }

    soon();
    return {
        soon,
        async full() {
            await askForFullSweep(store);
            await askForNight(store);
            soon();
        },
        progress: () => structuredClone(progresses),
        async close() {
            stopping.abort();
            clearTimeout(timer);
            await rounds;
        }
    };
}

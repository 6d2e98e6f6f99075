import type { ErrorCode } from '@cosell/contracts';
import { Postponed } from '../postponed.ts';
import { admit, closedBreaker, learn, type Breaker } from './breaker.ts';
import { createGate } from './gate.ts';
import { firstLimit, halve, raise } from './limit.ts';
import type { Outcome } from './outcome.ts';

/** How a host is, for people. */
export interface HostState {
    host: string;
    state: Breaker['state'];
    /** ISO 8601; null unless it is left alone. */
    until: string | null;
    /** Most calls at the same time, at present. */
    limit: number;
    underWay: number;
}

/** Everything that goes to one host goes through here: not too much at once, and nothing while it fails. */
export interface Host {
    /**
     * Makes a call when the host may be called.
     * @throws Postponed while the host is left alone, without having called
     * @throws whatever `work` throws, and the reason of `signal`
     */
    call<Answer>(work: () => Promise<Answer>, signal?: AbortSignal): Promise<Answer>;
    state(): HostState;
}

export interface HostOptions {
    /** For people: `api.partner.microsoft.com`. */
    name: string;
    /** The code of calls that are postponed. */
    code: ErrorCode;
    /** What an error of a call tells of the host. */
    judge(error: unknown): Outcome;
    now(): Date;
    /** 0 ≤ n < 1 */
    random(): number;
    /** Told when the host is left alone, and when it is well again. */
    onChange(state: HostState): void;
}

export function createHost(options: HostOptions): Host {
    const now = () => options.now().getTime();
    const gate = createGate(() => Math.floor(limit.calls));
    let breaker: Breaker = closedBreaker;
    let limit = firstLimit;
    let probe: Promise<void> = Promise.resolve();

    const state = (): HostState => ({
        host: options.name,
        state: breaker.state,
        until: breaker.state === 'open' ? new Date(breaker.until).toISOString() : null,
        limit: Math.floor(limit.calls),
        underWay: gate.underWay()
    });

    function end(outcome: Outcome, begunAt: number, isProbe: boolean): void {
        const before = breaker.state;
        breaker = learn(breaker, outcome, isProbe, now(), options.random());
        if (outcome.kind === 'answered') limit = raise(limit, gate.underWay());
        if (outcome.kind === 'failing' && outcome.congested) limit = halve(limit, begunAt, now());
        const told = before === 'closed' || breaker.state === 'closed';
        if (before !== breaker.state && told) options.onChange(state());
    }

    async function callNow<Answer>(work: () => Promise<Answer>, isProbe: boolean): Promise<Answer> {
        const begunAt = now();
        const over = Promise.withResolvers<void>();
        if (isProbe) probe = over.promise;
        try {
            const answer = await work();
            end({ kind: 'answered' }, begunAt, isProbe);
            return answer;
        } catch (error) {
            end(options.judge(error), begunAt, isProbe);
            throw error;
        } finally {
            over.resolve();
        }
    }

    return {
        state,
        async call(work, signal) {
            await gate.enter(signal);
            try {
                for (;;) {
                    const asked = admit(breaker, now());
                    breaker = asked.breaker;
                    if (asked.admission === 'paused')
                        throw new Postponed(
                            options.code,
                            `${options.name} is left alone until ${state().until}.`,
                            new Date(breaker.until)
                        );
                    if (asked.admission !== 'wait') return await callNow(work, asked.admission === 'probe');
                    await probe;
                    signal?.throwIfAborted();
                }
            } finally {
                gate.leave();
            }
        }
    };
}

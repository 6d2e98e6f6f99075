import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
    admit,
    closedBreaker,
    FAILURES_THAT_OPEN,
    learn,
    LONGEST_ASKED_PAUSE_MS,
    LONGEST_PAUSE_MS,
    type Admission,
    type Breaker
} from './breaker.ts';
import type { Outcome } from './outcome.ts';

const good: Outcome = { kind: 'answered' };
const bad: Outcome = { kind: 'failing', congested: false, retryAfterMs: null };
const asksFor = (seconds: number): Outcome => ({
    kind: 'failing',
    congested: true,
    retryAfterMs: seconds * 1000
});

/** The breaker after these outcomes of calls one after the other at the time 0, without chance. */
const after = (outcomes: Outcome[], start: Breaker = closedBreaker) =>
    outcomes.reduce((breaker, outcome) => learn(breaker, outcome, false, 0, 0.5), start);
const failures = (count: number) => Array.from({ length: count }, () => bad);

describe('a breaker', () => {
    it('opens after five failures in a row, not after five in all', () => {
        assert.equal(after(failures(FAILURES_THAT_OPEN - 1)).state, 'closed');
        assert.equal(after(failures(FAILURES_THAT_OPEN)).state, 'open');
        const mixed = [...failures(FAILURES_THAT_OPEN - 1), good, ...failures(FAILURES_THAT_OPEN - 1)];
        assert.equal(after(mixed).state, 'closed');
    });

    it('opens at once where the host names a time, and does not undercut it', () => {
        const open = after([asksFor(57)]);
        assert.equal(open.state, 'open');
        assert.equal(admit(open, 56_999).admission, 'paused');
        assert.equal(admit(open, 57_000).admission, 'probe');
    });

    it('is longer open with each probe that fails, until a good answer closes it', () => {
        let breaker = after(failures(FAILURES_THAT_OPEN));
        let now = 0;
        const pauses: number[] = [];
        for (let round = 0; round < 12; round++) {
            pauses.push(breaker.until - now);
            now = breaker.until;
            breaker = learn(admit(breaker, now).breaker, bad, true, now, 0.5);
        }
        assert.deepEqual(
            pauses.slice(0, 3).map((pause) => pause / (pauses[0] as number)),
            [1, 2, 4]
        );
        assert.ok(Math.max(...pauses) <= LONGEST_PAUSE_MS);
        now = breaker.until;
        assert.deepEqual(learn(admit(breaker, now).breaker, good, true, now, 0.5), closedBreaker);
    });

    it('lets the next call try when the one that tried was given up', () => {
        const open = after([asksFor(1)]);
        const { breaker } = admit(open, 1000);
        assert.equal(admit(learn(breaker, { kind: 'unknown' }, true, 1000, 0.5), 1000).admission, 'probe');
    });

    it('is not closed by a late answer to a call from before', () => {
        assert.equal(after([...failures(FAILURES_THAT_OPEN), good]).state, 'open');
    });

    const anyOutcome: fc.Arbitrary<Outcome> = fc.oneof(
        fc.constant(good),
        fc.constant<Outcome>({ kind: 'unknown' }),
        fc.record({
            kind: fc.constant('failing' as const),
            congested: fc.boolean(),
            retryAfterMs: fc.option(fc.integer({ min: 0, max: 10 * LONGEST_ASKED_PAUSE_MS }))
        })
    );
    const anyEvents = fc.array(
        fc.record({
            wait: fc.integer({ min: 0, max: LONGEST_ASKED_PAUSE_MS }),
            calls: fc.integer({ min: 1, max: 4 }),
            outcome: anyOutcome,
            random: fc.double({ min: 0, max: 0.999, noNaN: true })
        }),
        { maxLength: 60 }
    );

    it('whatever happens, lets one call probe at a time, none before its time, and is never shut for good', () => {
        fc.assert(
            fc.property(anyEvents, (events) => {
                let breaker: Breaker = closedBreaker;
                let now = 0;
                for (const { wait, calls, outcome, random } of events) {
                    now += wait;
                    const admissions: Admission[] = [];
                    for (let call = 0; call < calls; call++) {
                        const early = breaker.state === 'open' && now < breaker.until;
                        const asked = admit(breaker, now);
                        assert.equal(asked.admission === 'paused', early);
                        breaker = asked.breaker;
                        admissions.push(asked.admission);
                    }
                    assert.ok(admissions.filter((admission) => admission === 'probe').length <= 1);
                    for (const admission of admissions)
                        if (admission === 'go' || admission === 'probe')
                            breaker = learn(breaker, outcome, admission === 'probe', now, random);
                    assert.notEqual(breaker.state, 'half-open', 'the probe has ended');
                    assert.ok(breaker.until <= now + LONGEST_ASKED_PAUSE_MS);
                }
                const { admission } = admit(breaker, now + LONGEST_ASKED_PAUSE_MS);
                assert.ok(admission === 'go' || admission === 'probe');
            })
        );
    });
});

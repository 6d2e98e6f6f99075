import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { ErrorCode } from '@cosell/contracts';
import type { RunEnd } from '../run/run-deal.ts';

/** What is read anew for every scrape. */
export interface Readings {
    /** Deals that wait, that are under way, that a person has to look at. */
    waiting: number;
    running: number;
    held: number;
    /** Seconds that the longest waiting deal has waited; 0 when none waits. */
    oldestSeconds: number;
    /** Seconds since the refresh token was last stored; null when nobody is signed in. */
    tokenAgeSeconds: number | null;
    followsChanges: boolean;
}

export interface Metrics {
    run(end: RunEnd, milliseconds: number): void;
    /** @param outcome status of the answer, or whether there was one */
    call(host: 'salesforce' | 'partner-center', outcome: string, milliseconds: number): void;
    event(source: 'salesforce' | 'partner-center', outcome: 'stored' | 'double' | ErrorCode): void;
    /** Text for Prometheus. */
    scrape(): Promise<{ contentType: string; text: string }>;
}

/** Seconds: a run is some calls of a fifth of a second each; 30 s is the end of a call. */
const buckets = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** No label has a value that comes from outside but for codes of the registry: their number is bounded. */
export function createMetrics(read: () => Promise<Readings>): Metrics {
    const register = new Registry();
    const registers = [register];
    const gauge = (name: string, help: string) => new Gauge({ name, help, registers });
    const waiting = gauge('cosell_deals_waiting', 'Deals that have something to do and wait for it');
    const running = gauge('cosell_deals_running', 'Deals under way');
    const held = gauge('cosell_deals_held', 'Deals that wait for a person');
    const oldest = gauge('cosell_oldest_waiting_seconds', 'How long the longest waiting deal has waited');
    const tokenAge = gauge('cosell_token_age_seconds', 'Since the refresh token of Microsoft was stored');
    const follows = gauge('cosell_follows_changes', '1: this process follows the changes of Salesforce');
    const runs = new Histogram({
        name: 'cosell_run_seconds',
        help: 'Runs of deals by their end: in-step, busy, lease-lost, or the code of the error',
        labelNames: ['end'],
        buckets,
        registers
    });
    const calls = new Histogram({
        name: 'cosell_call_seconds',
        help: 'Calls to the outside by host and outcome; 0 and failed: no answer, or a refusal',
        labelNames: ['host', 'outcome'],
        buckets,
        registers
    });
    const events = new Counter({
        name: 'cosell_events_total',
        help: 'Events by source: stored, double, or the code of the refusal',
        labelNames: ['source', 'outcome'],
        registers
    });

    return {
        run: (end, milliseconds) => runs.observe({ end }, milliseconds / 1000),
        call: (host, outcome, milliseconds) => calls.observe({ host, outcome }, milliseconds / 1000),
        event: (source, outcome) => events.inc({ source, outcome }),
        async scrape() {
            const now = await read();
            waiting.set(now.waiting);
            running.set(now.running);
            held.set(now.held);
            oldest.set(now.oldestSeconds);
            follows.set(now.followsChanges ? 1 : 0);
            // Absent rather than 0: a token of age 0 would look well.
            if (now.tokenAgeSeconds === null) tokenAge.remove();
            else tokenAge.set(now.tokenAgeSeconds);
            return { contentType: register.contentType, text: await register.metrics() };
        }
    };
}

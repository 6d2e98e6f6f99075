import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { BenchDeal } from '../rigs/deals.ts';

/** What the bare client is told. */
export interface BareWork {
    deals: BenchDeal[];
    /** Null: so many at a time as `atOnce` says. */
    perSecond: number | null;
    atOnce: number;
    amount: number;
    /** Of the relay's own read, with `$ID` for the Opportunity. */
    soql: string;
    version: string;
    salesforceUrl: string;
    salesforceToken: string;
    partnerCenterUrl: string;
    partnerToken: string;
}

export interface BareAnswer {
    /** From the first call of a deal until its PATCH was answered. */
    milliseconds: number[];
    seconds: number;
    cpuMs: number;
}

/** @throws Error when it has ended without an answer; what it said is on standard error */
export async function runBareClient(work: BareWork): Promise<BareAnswer> {
    const child = fork(fileURLToPath(new URL('bare-client.ts', import.meta.url)));
    const ended = once(child, 'exit').then(() => Promise.reject(new Error('The bare client has failed.')));
    ended.catch(() => undefined);
    child.send(work);
    const [answer] = (await Promise.race([once(child, 'message'), ended])) as [BareAnswer];
    return answer;
}

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What the load generator is told. */
export interface EventWork {
    webhookUrl: string;
    /** In turn: each event is about one of these. */
    referralIds: string[];
    certificateUrl: string;
    /** Of that certificate, PEM. */
    privateKey: string;
    count: number;
    perSecond: number;
}

export interface EventAnswer {
    /** Of each event in the order of sending: from sending until the answer. */
    milliseconds: number[];
    /** Status → how many; 0: no answer. */
    statuses: Record<number, number>;
    /** SHA-256 of the bodies, hex: how the store knows them. */
    hashes: string[];
}

/** Signs all events beforehand, in a process of its own. @returns what sends them, and resolves at the end */
export async function prepareEvents(work: EventWork): Promise<() => Promise<EventAnswer>> {
    const child = fork(fileURLToPath(new URL('send-events.ts', import.meta.url)));
    const ended = once(child, 'exit').then(() => Promise.reject(new Error('The load generator has failed.')));
    ended.catch(() => undefined);
    const heard = async () => (await Promise.race([once(child, 'message'), ended]))[0] as EventAnswer;
    child.send(work);
    await heard();
    return () => {
        child.send('go');
        return heard();
    };
}

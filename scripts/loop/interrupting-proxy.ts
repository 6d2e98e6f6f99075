import { once } from 'node:events';
import { createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';

/** A request on its way, with its body. */
export interface Asked {
    method: string;
    /** With query. */
    path: string;
    body: string;
    /** `authorization`; empty without one. */
    credential: string;
}

/**
 * - `before`: it was sent and never arrives.
 * - `after`: it has had its effect, and the answer is lost.
 * - `halfway`: so it has, and half of the answer arrives.
 * - `meanwhile`: something else happens first, then it goes on as if nothing had been.
 */
export type Moment = 'before' | 'after' | 'halfway' | 'meanwhile';

/**
 * How every call fares until that is over: its connection ends, it waits, or somebody on the way answers.
 */
export type Weather =
    | { kind: 'cut' }
    | { kind: 'slow'; milliseconds: number }
    | { kind: 'answers'; status: number; body: string };

export interface InterruptingProxy {
    url: string;
    /**
     * From now on, interrupts the first request that `matches` (for `after` and `halfway`: and succeeds).
     * `act` runs at that moment, then the connection ends.
     */
    arm(moment: Moment, matches: (asked: Asked) => boolean, act: () => Promise<void>): void;
    /** Somebody on the way answers the first request that `matches`, which never arrives. */
    answerOnce(matches: (asked: Asked) => boolean, status: number, body: string): void;
    /** Nothing is waited for any more. */
    disarm(): void;
    /** From now on; null: fine again. */
    weather(now: Weather | null): void;
    /** `authorization` headers that were seen. */
    readonly credentials: ReadonlySet<string>;
    close(): Promise<void>;
}

export const isCreate = ({ method, path }: Asked) =>
    method === 'POST' && path === '/v1.0/engagements/referrals';

/**
 * Stands before a server and passes everything on, until it is armed: so a certain moment of a call is hit
 * each time, not by luck.
 * @param heard is told of every request that succeeds
 */
export async function startInterruptingProxy(
    upstream: string,
    heard: (asked: Asked, answer: string) => void = () => undefined
): Promise<InterruptingProxy> {
    let armed: { moment: Moment; matches: (asked: Asked) => boolean; act: () => Promise<void> } | null = null;
    let weather: Weather | null = null;
    let standIn: { matches: (asked: Asked) => boolean; status: number; body: string } | null = null;
    const credentials = new Set<string>();

    async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
        const { method = 'GET', url: path = '/' } = incoming;
        const body = await buffer(incoming);
        if (weather?.kind === 'cut') return void outgoing.destroy();
        if (weather?.kind === 'slow') await pause(weather.milliseconds);
        if (weather?.kind === 'answers')
            return void outgoing.writeHead(weather.status, JSON_HEADERS).end(weather.body);
        const credential = incoming.headers.authorization ?? '';
        if (credential) credentials.add(credential);
        const asked = { method, path, body: body.toString('utf8'), credential };
        if (standIn?.matches(asked)) {
            const { status, body: text } = standIn;
            standIn = null;
            return void outgoing.writeHead(status, JSON_HEADERS).end(text);
        }
        const matching = armed?.matches(asked) ? armed : null;
        if (matching?.moment === 'before') return interrupt(matching.act, outgoing);
        if (matching?.moment === 'meanwhile') {
            armed = null;
            await matching.act();
        }
        const onward = send(new URL(path, upstream), { method, headers: incoming.headers });
        onward.end(body);
        const [answer] = (await once(onward, 'response')) as [IncomingMessage];
        const text = await buffer(answer);
        if (isSuccess(answer)) heard(asked, text.toString('utf8'));
        const hit = matching && matching.moment !== 'meanwhile' && isSuccess(answer);
        if (hit && matching.moment === 'after') return interrupt(matching.act, outgoing);
        outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
        if (!hit) return void outgoing.end(text);
        outgoing.write(text.subarray(0, text.length / 2));
        return interrupt(matching.act, outgoing);
    }

    async function interrupt(act: () => Promise<void>, outgoing: ServerResponse): Promise<void> {
        armed = null;
        await act();
        outgoing.destroy();
    }

    const server = createServer((incoming, outgoing) => {
        pass(incoming, outgoing).catch(() => outgoing.destroy());
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return {
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        arm: (moment, matches, act) => (armed = { moment, matches, act }),
        answerOnce: (matches, status, body) => (standIn = { matches, status, body }),
        disarm: () => (armed = null),
        weather: (now) => (weather = now),
        credentials,
        async close() {
            server.closeAllConnections();
            server.close();
            await once(server, 'close');
        }
    };
}

const JSON_HEADERS = { 'content-type': 'application/json' };

const isSuccess = ({ statusCode = 0 }: IncomingMessage) => statusCode >= 200 && statusCode < 300;

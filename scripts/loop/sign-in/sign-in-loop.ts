import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { newRound, ownReferral, SECONDS, type Round } from '../round.ts';
import { startLoop, type Loop, type LoopSettings } from '../start-loop.ts';
import { createOpportunity } from '../steps/create-opportunity.ts';
import { waitFor } from '../wait-for.ts';
import { createBrowser, type Browser, type Page } from './browser.ts';

interface Health {
    signedIn: boolean;
    problem: string | null;
    pendingDeals: number;
}

/** The loop with a relay that nobody has signed in yet, and what the tests do with it. */
export interface SignInLoop {
    loop: Loop;
    relayUrl: string;
    health(): Promise<Health>;
    /** Waits until the relay says whether somebody is signed in. */
    awaitSignedIn(signedIn: boolean): Promise<void>;
    /** The newest link that the relay has logged. */
    loggedLink(): Promise<string>;
    command(method: string, body?: object, token?: string): Promise<{ status: number; body: Answer }>;
    /** Waits until the newest sign-in has ended, and in this way if one is named. */
    awaitOutcome(outcome?: 'done' | 'refused'): Promise<Answer>;
    /** Opens the link and presses the button of a person on Microsoft's page. */
    signIn(link: string, person: string, browser?: Browser): Promise<Page>;
    switches(wanted: Record<string, unknown>): Promise<unknown>;
    /** A seller's deal, with sync on. */
    createDeal(): Promise<Round>;
    awaitDealValue(round: Round, value: number): Promise<void>;
    close(): Promise<void>;
}

/** What `/v1/sign-in` may answer. */
export interface Answer {
    link?: string;
    userCode?: string;
    verificationAddress?: string;
    outcome?: string;
    code?: string;
}

export async function startSignInLoop(settings: Partial<LoopSettings> = {}): Promise<SignInLoop> {
    const folder = await mkdtemp(path.join(tmpdir(), 'sign-in-'));
    const loop = await startLoop({
        dataDir: path.join(folder, 'data'),
        withPage: false,
        relaySettings: { PARTNER_REFRESH_TOKEN: '' },
        say: () => undefined,
        ...settings
    });
    const relayUrl = loop.relayHealthUrl.replace('/healthz', '');
    const command: SignInLoop['command'] = async (method, body, token = loop.relayToken) => {
        const response = await fetch(`${relayUrl}/v1/sign-in`, {
            method,
            headers: { authorization: `Bearer ${token}` },
            body: body ? JSON.stringify(body) : null
        });
        return { status: response.status, body: (await response.json()) as Answer };
    };
    const health = async () => (await (await fetch(loop.relayHealthUrl)).json()) as Health;

    return {
        loop,
        relayUrl,
        health,
        awaitSignedIn: (signedIn) =>
            waitFor(`signedIn to be ${signedIn}`, SECONDS, async () => {
                const { signedIn: seen, problem } = await health();
                return { done: seen === signedIn, seen: `${seen}: ${problem}` };
            }),
        loggedLink: () =>
            waitFor('a link in the log', SECONDS, async () => {
                const line = loop.relay.lastLines().findLast((each) => each.includes('"link"'));
                const value = line && (JSON.parse(line) as { link: string }).link;
                return { done: value !== undefined, seen: 'none', ...(value ? { value } : {}) };
            }),
        command,
        awaitOutcome: (wanted) =>
            waitFor('the end of the sign-in', SECONDS, async () => {
                const { body } = await command('GET');
                const done = wanted ? body.outcome === wanted : body.outcome !== 'under way';
                return { done, seen: JSON.stringify(body), value: body };
            }),
        async signIn(link, person, browser = createBrowser()) {
            const { location: microsoft, ...refused } = await browser.get(link);
            if (!microsoft) return { location: null, ...refused };
            const pressed = await browser.post(microsoft, { person });
            return pressed.location ? browser.get(pressed.location) : pressed;
        },
        switches: (wanted) => loop.control.put('/control/switches', wanted),
        async createDeal() {
            const round = newRound(loop, new Date());
            await createOpportunity(round);
            return round;
        },
        awaitDealValue: (round, value) =>
            waitFor(`deal value ${value} at Microsoft`, SECONDS, async () => {
                const seen = Number((await ownReferral(round))?.details.dealValue);
                return { done: seen === value, seen: String(seen) };
            }),
        async close() {
            await loop.close();
            await rm(folder, { recursive: true });
        }
    };
}

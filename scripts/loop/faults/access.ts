import { setTimeout as pause } from 'node:timers/promises';
import type { Asked } from '../interrupting-proxy.ts';
import { createBrowser } from '../sign-in/browser.ts';
import { waitFor } from '../wait-for.ts';
import { HIT_SECONDS, type Fault, type World } from './world.ts';

const LASTS_MILLISECONDS = 4_000;
/** Salesforce and Microsoft both take five minutes. */
const SKEW_SECONDS = 200;
/** Less than a lease: processes on one store keep time by NTP. */
const RELAY_AHEAD_SECONDS = 20;

const switched = (name: string, during: Record<string, unknown>, after: Record<string, unknown>): Fault => ({
    name,
    async inject({ loop, load }) {
        await loop.control.put('/control/switches', during);
        await load.edit(load.any(), 'microsoft');
        await load.edit(load.any(), 'salesforce');
        await pause(LASTS_MILLISECONDS);
        await loop.control.put('/control/switches', after);
    }
});

/** A Referrals admin opens the relay's link and signs in on Microsoft's page. */
async function signInAnew({ loop, fleet }: World): Promise<void> {
    const relayUrl = new URL(fleet.members[0]!.healthUrl).origin;
    const response = await fetch(`${relayUrl}/v1/sign-in`, {
        method: 'POST',
        headers: { authorization: `Bearer ${loop.relayToken}`, 'content-type': 'application/json' },
        body: '{}'
    });
    const { link } = (await response.json()) as { link: string };
    const browser = createBrowser();
    const microsoft = (await browser.get(link)).location ?? '';
    const callback = (await browser.post(microsoft, { person: 'admin' })).location ?? '';
    const { status, html } = await browser.get(callback);
    if (status !== 200) throw new Error(`The sign-in was refused: ${html}`);
}

const revoked: Fault = {
    name: 'the consent is revoked, and given again',
    async inject(world) {
        const { loop, load } = world;
        // A token that was given before is good for an hour, as at Microsoft, and kept for all relays. Those
        // of a new sign-in end within the relay's margin: every call redeems.
        await loop.control.put('/control/switches', { accessTokenSeconds: 60 });
        await signInAnew(world);
        await loop.control.post('/control/consent/revoke', {});
        await load.edit(load.any(), 'salesforce');
        try {
            await noticed(world);
        } finally {
            await loop.control.put('/control/switches', { accessTokenSeconds: 3599 });
            await signInAnew(world);
        }
    }
};

async function noticed({ fleet }: World): Promise<void> {
    await waitFor('a relay to notice', HIT_SECONDS, async () => {
        const healths = await Promise.all(
            fleet.members.map(async ({ healthUrl }) => (await fetch(healthUrl)).json())
        );
        const signedIn = (healths as { signedIn: boolean }[]).map((health) => health.signedIn);
        return { done: signedIn.includes(false), seen: signedIn.join() };
    });
}

/** A relay whose machine keeps another time. */
const ownClock: Fault = {
    name: 'the clock of a relay is ahead',
    async inject({ fleet, load }) {
        const member = fleet.members.at(-1)!;
        const shift = `const real = Date; const ahead = ${RELAY_AHEAD_SECONDS * 1000};
            globalThis.Date = class extends real {
                constructor(...given) { given.length ? super(...given) : super(real.now() + ahead); }
                static now() { return real.now() + ahead; }
            };`;
        await fleet.kill(member);
        await fleet.revive({ NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(shift)}` });
        await load.edit(load.any(), 'microsoft');
        await pause(LASTS_MILLISECONDS);
        await fleet.kill(member);
        delete member.changes['NODE_OPTIONS'];
        await fleet.revive();
    }
};

export const accessFaults: readonly Fault[] = [
    switched("Microsoft's tokens live a second", { accessTokenSeconds: 1 }, { accessTokenSeconds: 3599 }),
    {
        name: "Salesforce's sessions end",
        async inject({ load, orgUrl, org }) {
            const { promise: hit, resolve, reject } = Promise.withResolvers<void>();
            const timer = setTimeout(() => reject(new Error('Nobody called the org.')), HIT_SECONDS * 1000);
            let token = '';
            const calls = ({ path, credential }: Asked) => {
                token = credential.replace(/^Bearer /, '');
                return path.includes('/services/data/');
            };
            org.arm('meanwhile', calls, async () => {
                const body = new URLSearchParams({ token });
                await fetch(new URL('/services/oauth2/revoke', orgUrl), { method: 'POST', body });
                resolve();
            });
            await load.edit(load.any(), 'salesforce');
            await hit.finally(() => clearTimeout(timer));
        }
    },
    switched(
        'the certificate has expired',
        { signingCertificate: 'expired' },
        { signingCertificate: 'good' }
    ),
    {
        name: 'the certificate is another one',
        async inject({ loop, load }) {
            await loop.control.post('/control/certificates/rotate', {});
            await load.edit(load.any(), 'microsoft');
        }
    },
    revoked,
    switched("Microsoft's clock is ahead", { clockSkewSeconds: SKEW_SECONDS }, { clockSkewSeconds: 0 }),
    switched("Microsoft's clock is behind", { clockSkewSeconds: -SKEW_SECONDS }, { clockSkewSeconds: 0 }),
    ownClock
];

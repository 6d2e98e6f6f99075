import { setTimeout as pause } from 'node:timers/promises';
import type { InterruptingProxy, Weather } from '../interrupting-proxy.ts';
import { waitFor } from '../wait-for.ts';
import { HIT_SECONDS, type Fault, type World } from './world.ts';

/** How long a host is gone or slow, while people go on working. */
const LASTS_MILLISECONDS = 4_000;
const SLOW_MILLISECONDS = 1_500;

const partnerCenter = ({ fleet }: World) => fleet.members.map((member) => member.partnerCenter);
const org = (world: World) => [world.org];

const weather = (name: string, of: (world: World) => InterruptingProxy[], now: Weather): Fault => ({
    name,
    async inject(world) {
        for (const proxy of of(world)) proxy.weather(now);
        // Somebody has to call meanwhile.
        await world.load.edit(world.load.any(), 'salesforce');
        await pause(LASTS_MILLISECONDS);
        for (const proxy of of(world)) proxy.weather(null);
    }
});

/** Answered by the local Partner Center itself; waits until the relay has met it. */
const refusal = (name: string, fault: Record<string, string | number>): Fault => ({
    name,
    async inject({ loop, load }) {
        const count = Number(fault['count'] ?? 1);
        await loop.control.post('/control/faults', { path: '/v1.0/', ...fault });
        await waitFor(`${count} calls to meet it`, HIT_SECONDS, async () => {
            await load.edit(load.any(), 'salesforce');
            const { faults } = await loop.control.get<{ faults: unknown[] }>('/control/faults');
            return { done: faults.length === 0, seen: JSON.stringify(faults) };
        }).finally(() => loop.control.delete('/control/faults'));
    }
});

const salesforceSays = (status: number, errorCode: string): Weather => ({
    kind: 'answers',
    status,
    body: JSON.stringify([{ errorCode, message: `${errorCode}, as asked for` }])
});

/** Somebody edits in the portal after the relay has read and before its change arrives: a real 412. */
const overtaken: Fault = {
    name: 'Microsoft answers 412: overtaken in the portal',
    async inject({ fleet, load }) {
        const deal = load.any();
        const { promise: hit, resolve, reject } = Promise.withResolvers<void>();
        const timer = setTimeout(() => reject(new Error('Nobody changed the deal.')), HIT_SECONDS * 1000);
        for (const { partnerCenter: proxy } of fleet.members)
            proxy.arm(
                'meanwhile',
                ({ method, path }) => method === 'PATCH' && path.endsWith(deal.referralId),
                async () => {
                    for (const member of fleet.members) member.partnerCenter.disarm();
                    await load.edit(deal, 'microsoft', 'name');
                    resolve();
                }
            );
        await load.edit(deal, 'salesforce', 'value');
        await hit.finally(() => clearTimeout(timer));
    }
};

export const hostFaults: readonly Fault[] = [
    weather('Microsoft cannot be reached', partnerCenter, { kind: 'cut' }),
    weather('Salesforce cannot be reached', org, { kind: 'cut' }),
    weather('Microsoft is slow', partnerCenter, { kind: 'slow', milliseconds: SLOW_MILLISECONDS }),
    weather('Salesforce is slow', org, { kind: 'slow', milliseconds: SLOW_MILLISECONDS }),
    weather('Salesforce answers 503', org, salesforceSays(503, 'SERVER_UNAVAILABLE')),
    weather('Salesforce answers 500', org, salesforceSays(500, 'UNKNOWN_EXCEPTION')),
    refusal('Microsoft answers 429', { kind: 'throttled', retryAfterSeconds: 2 }),
    refusal('Microsoft answers 500', { kind: 'unavailable', status: 500, count: 3 }),
    refusal('Microsoft answers 503', { kind: 'unavailable', status: 503, count: 3 }),
    refusal('the answer to a change is lost', { kind: 'cutAfter', operation: 'patchReferral' }),
    overtaken
];

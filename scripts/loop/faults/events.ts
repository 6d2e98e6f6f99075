import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { waitFor } from '../wait-for.ts';
import { HIT_SECONDS, type Fault, type World } from './world.ts';

const EVENTS = 10;
const HELD_MILLISECONDS = 2_000;
const OTHER_TOOL = 'https://other-tool.contoso.example/hook';

const faulty = (name: string, kind: 'lose' | 'duplicate' | 'delay'): Fault => ({
    name,
    async inject({ loop, load }) {
        await loop.control.post('/control/webhooks/faults', { kind, count: EVENTS, milliseconds: 700 });
        await waitFor(`${EVENTS} events to meet it`, HIT_SECONDS, async () => {
            await load.edit(load.any(), 'microsoft');
            const { faults } = await loop.control.get<{ faults: unknown[] }>('/control/webhooks');
            return { done: faults.length === 0, seen: JSON.stringify(faults) };
        });
    }
});

/** The store's own memory of how far the stream was read is changed, and whoever reads it starts again. */
async function replayFrom(world: World, replayId: string): Promise<void> {
    const { fleet, postgres } = world;
    await fleet.killAll();
    const client = new pg.Client(postgres!.url);
    await client.connect();
    const { rowCount } = await client.query('update subscriptions set replay_id = $1', [
        Buffer.from(replayId, 'hex')
    ]);
    await client.end();
    if (rowCount !== 1) throw new Error(`${rowCount} subscriptions instead of one.`);
    await fleet.revive();
}

export const eventFaults: readonly Fault[] = [
    faulty('events of Microsoft are lost', 'lose'),
    faulty('events of Microsoft come twice', 'duplicate'),
    faulty('events of Microsoft come late', 'delay'),
    {
        name: 'events of Microsoft come in reverse order',
        async inject({ loop, load }) {
            await loop.control.post('/control/webhooks/hold', {});
            for (let count = 0; count < EVENTS; count++) await load.edit(load.any(), 'microsoft');
            await pause(HELD_MILLISECONDS);
            await loop.control.post('/control/webhooks/release', { order: 'reversed' });
        }
    },
    {
        name: 'the webhook is taken over',
        async inject({ loop, load }) {
            await loop.control.post('/control/webhooks/take-over', { url: OTHER_TOOL });
            for (let count = 0; count < EVENTS; count++) await load.edit(load.any(), 'microsoft');
            await loop.control.delete('/control/webhooks');
        }
    },
    {
        name: 'all changes of Salesforce come again',
        production: true,
        inject: (world) => replayFrom(world, '0000000000000000')
    },
    {
        name: 'the replay id has expired',
        production: true,
        // Later than any that the org has given out: the stream refuses it as it does one that is too old.
        inject: (world) => replayFrom(world, '00000000ffffffff')
    }
];

import { isCreate, type Asked, type Moment } from '../interrupting-proxy.ts';
import { HIT_SECONDS, type Fault, type World } from './world.ts';

/** Something that the relay does outside, and how people make it do so. */
interface Effect {
    name: string;
    to: 'partner-center' | 'org';
    matches(asked: Asked): boolean;
    provoke(world: World): Promise<unknown>;
}

const invites = (asked: Asked) => isCreate(asked) && asked.body.includes('"engagementId"');
const at = (method: string, path: RegExp) => (asked: Asked) =>
    asked.method === method && path.test(asked.path);
const writesBack = ({ path, body }: Asked) =>
    path.endsWith('/composite') && body.includes('Co_sell_Last_Synced__c');

/** All that changes anything outside. A token changes nothing: `expired tokens` is for that. */
const effects: readonly Effect[] = [
    {
        name: 'the create',
        to: 'partner-center',
        matches: (asked) => isCreate(asked) && !invites(asked),
        provoke: ({ load }) => load.share()
    },
    { name: 'the invitation', to: 'partner-center', matches: invites, provoke: ({ load }) => load.share() },
    {
        name: 'a change at Microsoft',
        to: 'partner-center',
        matches: at('PATCH', /\/engagements\/referrals\//),
        provoke: ({ load }) => load.edit(load.any(), 'salesforce')
    },
    {
        name: 'a write-back',
        to: 'org',
        matches: writesBack,
        provoke: ({ load }) => load.edit(load.any(), 'microsoft')
    },
    {
        name: 'a new Opportunity',
        to: 'org',
        matches: at('POST', /\/sobjects\/Opportunity$/),
        provoke: ({ load }) => load.invite()
    },
    {
        name: 'a notification',
        to: 'org',
        matches: at('POST', /\/customNotificationAction$/),
        provoke: ({ load }) => load.invite()
    }
];

/**
 * At Partner Center the one relay is killed that makes the call. Who calls the org is not told apart, so all
 * are killed there, as when the machine goes.
 */
async function killAt(world: World, { to, name, matches, provoke }: Effect, moment: Moment): Promise<void> {
    const { fleet, org } = world;
    const { promise: hit, resolve, reject } = Promise.withResolvers<void>();
    const proxies = to === 'org' ? [org] : fleet.members.map(({ partnerCenter }) => partnerCenter);
    for (const [index, proxy] of proxies.entries())
        proxy.arm(moment, matches, async () => {
            for (const other of proxies) other.disarm();
            await (to === 'org' ? fleet.killAll() : fleet.kill(fleet.members[index]!));
            resolve();
        });
    const timer = setTimeout(() => reject(new Error(`Nobody called for ${name}.`)), HIT_SECONDS * 1000);
    try {
        await provoke(world);
        await hit;
    } finally {
        clearTimeout(timer);
        for (const proxy of proxies) proxy.disarm();
        await fleet.revive();
    }
}

export const kills: readonly Fault[] = effects.flatMap((effect) =>
    (['before', 'after'] as const).map((moment) => ({
        name: `killed ${moment} ${effect.name}`,
        inject: (world: World) => killAt(world, effect, moment)
    }))
);

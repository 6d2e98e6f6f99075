import pg from 'pg';
import { ALLOWED_AMOUNT, APPROVAL_MARK } from '../scenarios/customer-org.ts';
import { waitFor } from '../wait-for.ts';
import type { DrivenDeal } from './load.ts';
import { HIT_SECONDS, type Fault, type World } from './world.ts';

const DEALS_AT_ONCE = 10;
const EDITS_AT_ONCE = 5;

async function awaitHeld({ people }: World, opportunityId: string): Promise<void> {
    await waitFor('the deal to be held', HIT_SECONDS, async () => {
        const row = await people.sobject('Opportunity').retrieve(opportunityId);
        const state = String(row['Co_sell_Sync_State__c']);
        return { done: state === 'On hold' || state === 'Failed', seen: state };
    });
}

/** Shared, and left alone by everybody else, so that what is in the way is seen to be in the way. */
async function dealAside({ load }: World): Promise<DrivenDeal> {
    const deal = await load.share();
    deal.aside = true;
    await waitFor('a deal to be shared', HIT_SECONDS, async () => ({
        done: deal.referralId !== '',
        seen: deal.opportunityId
    }));
    return deal;
}

/** What stores, queue and the customer's own rules do. */
export const workFaults: readonly Fault[] = [
    {
        name: 'PostgreSQL starts anew',
        production: true,
        inject: async ({ postgres }) => postgres!.restart()
    },
    {
        name: 'one of two relays stops, and comes back',
        production: true,
        async inject({ fleet }) {
            const member = fleet.members[0]!;
            await member.relay?.stop();
            member.relay = null;
            await fleet.revive();
        }
    },
    {
        name: 'the store is lost',
        production: true,
        async inject({ fleet, loop, postgres }) {
            await fleet.killAll();
            const client = new pg.Client(postgres!.url);
            await client.connect();
            await client.query(
                'drop schema public cascade; drop schema pgboss cascade; create schema public'
            );
            await client.end();
            const { refreshToken } = await loop.control.post<{ refreshToken: string }>(
                '/control/sign-in',
                {}
            );
            await fleet.revive({ PARTNER_REFRESH_TOKEN: refreshToken });
        }
    },
    {
        name: 'the queue is full',
        async inject({ load }) {
            await Promise.all(Array.from({ length: DEALS_AT_ONCE }, () => load.invite()));
            await Promise.all(
                load.deals.flatMap((deal) =>
                    Array.from({ length: EDITS_AT_ONCE }, () =>
                        load.edit(deal, 'microsoft').catch(() => null)
                    )
                )
            );
        }
    },
    {
        name: 'a validation rule is in the way',
        async inject(world) {
            const { load } = world;
            const deal = await dealAside(world);
            await load.edit(deal, 'microsoft', 'value', `${ALLOWED_AMOUNT + deal.number}`);
            await awaitHeld(world, deal.opportunityId);
            await load.edit(deal, 'microsoft', 'value');
        }
    },
    {
        name: 'an approval is in the way',
        async inject(world) {
            const { load, people } = world;
            const deal = await dealAside(world);
            const lock = (NextStep: string) =>
                people.sobject('Opportunity').update({ Id: deal.opportunityId, NextStep });
            await lock(APPROVAL_MARK);
            await load.edit(deal, 'microsoft', 'value');
            await awaitHeld(world, deal.opportunityId);
            await lock('');
        }
    }
];

import type {
    RegistrationAnswer,
    StatusAnswer,
    Switches,
    TestEventAnswer
} from '@cosell/contracts/setup-answers';
import type { Step } from '../perform-steps.ts';
import { connectedReferrals, ownReferral, SECONDS } from '../round.ts';
import {
    awaitQuiet,
    awaitStatus,
    change,
    inboundDeal,
    referral,
    sharedDeal,
    type Scene
} from '../scenarios/scene.ts';
import { waitFor } from '../wait-for.ts';
import { asAdmin, refusedAs } from './apex-call.ts';
import { awaitInvitations } from './mapping-stories.ts';

interface Posted {
    status: number;
    body: Record<string, unknown>;
}

async function post({ loop }: Scene, path: string, bearer: string, body: object = {}): Promise<Posted> {
    const response = await fetch(new URL(path, loop.relayHealthUrl), {
        method: 'POST',
        headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
        body: JSON.stringify(body)
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

function expect(what: string, seen: unknown, wanted: unknown): void {
    if (JSON.stringify(seen) !== JSON.stringify(wanted))
        throw new Error(`${what}: ${JSON.stringify(seen)} instead of ${JSON.stringify(wanted)}`);
}

/** What the seller's bell says of an Opportunity. */
async function titlesFor({ loop }: Scene, opportunityId: string): Promise<string[]> {
    const { notifications } = await loop.seller.requestGet<{
        notifications: { messageTitle: string; target: string }[];
    }>('/services/data/v67.0/connect/notifications');
    return notifications
        .filter(({ target }) => target === opportunityId)
        .map(({ messageTitle }) => messageTitle);
}

/** Pairing, lights, switches, events: each seen on the far side. */
export const setupStories: Step<Scene>[] = [
    {
        title: 'A code pairs the org once, and neither another org nor a guess does',
        async run(scene) {
            const { loop, userId } = scene;
            const who = { orgId: loop.orgId, userId };
            const { code } = (await post(scene, '/v1/pairing-code', loop.relayToken)).body;
            const other = await post(scene, '/v1/pair', String(code), {
                ...who,
                orgId: '00D000000000009EAA'
            });
            expect('another org', other.body['code'], 'ORG_MISMATCH');
            expect(
                'a guess',
                (await post(scene, '/v1/pair', 'AAAAA-AAAAA', who)).body['code'],
                'PAIRING_CODE'
            );
            const { token } = (await post(scene, '/v1/pair', String(code), who)).body;
            expect('the token', (await post(scene, '/v1/setup/status', String(token), who)).status, 200);
            expect('the code again', (await post(scene, '/v1/pair', String(code), who)).status, 401);
            const next = (await post(scene, '/v1/setup/rotate-token', String(token), who)).body['token'];
            expect(
                'the old token beside it',
                (await post(scene, '/v1/setup/status', String(token), who)).status,
                200
            );
            expect('the next token', (await post(scene, '/v1/setup/status', String(next), who)).status, 200);
            return 'a code, a token, and the next token';
        }
    },
    {
        title: 'The page is told by Apex how everything is',
        async run({ loop }) {
            const { steps, switches } = await waitFor('events to come here', SECONDS, async () => {
                const status = await asAdmin<StatusAnswer>(loop, 'CoSellSetup.status');
                const light = status.steps.find(({ step }) => step === 'webhook')?.light;
                return { done: light === 'green', seen: JSON.stringify(status.steps), value: status };
            });
            expect('outbound at a local Partner Center', switches.outbound, true);
            return steps.map(({ step, light }) => `${step} ${light}`).join(', ');
        }
    },
    {
        title: "Microsoft's test event arrives, and more than two a minute are refused",
        async run({ loop }) {
            const { correlationId } = await asAdmin<{ correlationId: string }>(
                loop,
                'CoSellSetup.sendTestEvent'
            );
            await waitFor('the test event', SECONDS, async () => {
                const told = await asAdmin<TestEventAnswer>(loop, 'CoSellSetup.testEvent', { correlationId });
                return { done: told.state === 'arrived', seen: JSON.stringify(told) };
            });
            await asAdmin(loop, 'CoSellSetup.sendTestEvent');
            const { code } = await refusedAs(loop, 'CoSellSetup.sendTestEvent');
            expect('the third', code, 'TOO_MANY_REQUESTS');
            return 'arrived';
        }
    },
    {
        title: "Another tool's registration is named, and replaced only when told to",
        async run({ loop }) {
            const flow = 'https://prod-12.westeurope.logic.azure.com/workflows/x?sig=secret';
            await loop.control.post('/control/webhooks/take-over', { url: flow });
            const held = await asAdmin<RegistrationAnswer>(loop, 'CoSellSetup.registration');
            expect(
                'the flow',
                [held.state, held.isFlow, held.host],
                ['taken', true, 'prod-12.westeurope.logic.azure.com']
            );
            if (JSON.stringify(held).includes('sig=')) throw new Error('Its secret was told.');
            expect(
                'without the word',
                (await refusedAs(loop, 'CoSellSetup.register', { takeOver: false })).code,
                'WEBHOOK_TAKEN'
            );
            const now = await asAdmin<RegistrationAnswer>(loop, 'CoSellSetup.register', { takeOver: true });
            expect('with it', now.state, 'ours');
            return 'a flow of Power Automate, then ours';
        }
    },
    {
        title: 'Nothing goes out while outbound is off, and it all goes out when it is on again',
        async run(scene) {
            const { loop } = scene;
            const deal = await sharedDeal(scene);
            const inbound = await inboundDeal(scene);
            await awaitQuiet(scene);
            await asAdmin<Switches>(loop, 'CoSellSetup.setSwitches', { outbound: false });
            await change(scene, deal.id, { Amount: 64_000 });
            await loop.control.post(`/control/portal/referrals/${deal.referralId}`, [
                { op: 'replace', path: '/name', value: 'Renamed in the portal' }
            ]);
            await change(scene, inbound.id, { Co_sell_Request__c: 'accept' });
            await waitFor('the portal’s name in Salesforce', SECONDS, async () => {
                const { Name } = await loop.seller.sobject('Opportunity').retrieve(deal.id);
                return { done: Name === 'Renamed in the portal', seen: String(Name) };
            });
            await awaitQuiet(scene);
            const before = await referral(scene, deal.referralId);
            if (before.details.dealValue === 64_000) throw new Error('It was sent although outbound is off.');
            expect('the accept', (await referral(scene, inbound.referralId)).status, 'New');
            await asAdmin<Switches>(loop, 'CoSellSetup.setSwitches', { outbound: true });
            await waitFor('deal value 64000', SECONDS, async () => {
                const { dealValue } = (await referral(scene, deal.referralId)).details;
                return { done: dealValue === 64_000, seen: String(dealValue) };
            });
            await awaitStatus(scene, inbound.referralId, 'Active/Accepted');
            return 'a change and an accept waited; the name came in meanwhile';
        }
    },
    {
        title: 'Nothing comes in while inbound is off, and no bell rings; it all comes when it is on again',
        async run(scene) {
            const { loop } = scene;
            const deal = await sharedDeal(scene);
            await awaitInvitations(scene, [deal]);
            // A switch counts from the next run on: one that is under way ends as it has begun.
            await awaitQuiet(scene);
            const before = await loop.seller.sobject('Opportunity').retrieve(deal.id);
            await asAdmin<Switches>(loop, 'CoSellSetup.setSwitches', { inbound: false });
            await loop.control.post(`/control/portal/referrals/${deal.referralId}`, [
                { op: 'replace', path: '/name', value: 'Renamed while inbound is off' }
            ]);
            const own = await ownReferral(deal.round);
            const [connected] = own ? await connectedReferrals(deal.round, own) : [];
            await loop.control.post(`/control/microsoft/referrals/${connected?.id}/accept`, {});
            await change(scene, deal.id, { Amount: 66_000 });
            // The way out is open: once the amount is there, the run has seen the name and the answer too.
            await waitFor('deal value 66000', SECONDS, async () => {
                const { dealValue } = (await referral(scene, deal.referralId)).details;
                return { done: dealValue === 66_000, seen: String(dealValue) };
            });
            await awaitQuiet(scene);
            const kept = await loop.seller.sobject('Opportunity').retrieve(deal.id);
            expect('the name', kept['Name'], before['Name']);
            const status = 'Microsoft_Referral_Status__c';
            expect("Microsoft's status", kept[status], before[status]);
            expect('the bell', await titlesFor(scene, deal.id), []);
            await asAdmin<Switches>(loop, 'CoSellSetup.setSwitches', { inbound: true });
            await waitFor('the name and the bell', SECONDS, async () => {
                const { Name } = await loop.seller.sobject('Opportunity').retrieve(deal.id);
                const titles = await titlesFor(scene, deal.id);
                return {
                    done: Name === 'Renamed while inbound is off' && titles.length > 0,
                    seen: `${Name}; ${titles.join()}`
                };
            });
            return 'a name and an answer waited';
        }
    },
    {
        title: 'Nothing at all is run while everything is off',
        async run(scene) {
            const { loop } = scene;
            const deal = await sharedDeal(scene);
            await asAdmin<Switches>(loop, 'CoSellSetup.setSwitches', { everything: false });
            await change(scene, deal.id, { Amount: 65_000 });
            await waitFor('the deal to wait', SECONDS, async () => {
                const health = (await (await fetch(loop.relayHealthUrl)).json()) as { pendingDeals: number };
                return { done: health.pendingDeals > 0, seen: JSON.stringify(health) };
            });
            if ((await referral(scene, deal.referralId)).details.dealValue === 65_000)
                throw new Error('It was sent.');
            await asAdmin<Switches>(loop, 'CoSellSetup.setSwitches', { everything: true });
            await waitFor('deal value 65000', SECONDS, async () => {
                const { dealValue } = (await referral(scene, deal.referralId)).details;
                return { done: dealValue === 65_000, seen: String(dealValue) };
            });
            return '65000 after it was switched on';
        }
    }
];

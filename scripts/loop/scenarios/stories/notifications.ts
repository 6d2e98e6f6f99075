import type { Connection } from 'jsforce';
import type { Step } from '../../perform-steps.ts';
import { newRound, SECONDS } from '../../round.ts';
import { createOpportunity } from '../../steps/create-opportunity.ts';
import { microsoftAccepts } from '../../steps/microsoft-accepts.ts';
import { waitFor } from '../../wait-for.ts';
import { awaitFields, awaitQuiet, change, sharedDeal, type Scene } from '../scene.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

interface Notification {
    messageTitle: string;
    messageBody: string;
    target: string;
}

/** What the bell of a user shows about an Opportunity, newest first. */
async function bell(user: Connection, opportunityId: string): Promise<Notification[]> {
    const path = '/services/data/v67.0/connect/notifications';
    const { notifications } = await user.requestGet<{ notifications: Notification[] }>(path);
    return notifications.filter(({ target }) => target === opportunityId);
}

async function awaitBell(
    { loop }: Scene,
    id: string,
    words: string,
    user = loop.seller
): Promise<Notification> {
    return waitFor(`a notification with "${words}"`, SECONDS, async () => {
        const shown = await bell(user, id);
        const found = shown.filter(({ messageTitle }) => messageTitle.includes(words));
        return {
            done: found.length > 0,
            seen: shown.map(({ messageTitle }) => messageTitle).join(' | ') || 'none',
            value: found[0]
        };
    });
}

/** Whatever runs come later, the owner has heard of each occasion once. */
async function mustHaveHeardOnce(scene: Scene, id: string, ...wanted: string[]): Promise<void> {
    await awaitQuiet(scene);
    const titles = (await bell(scene.loop.seller, id)).map(({ messageTitle }) => messageTitle.split(':')[0]);
    if (titles.sort().join() !== wanted.sort().join())
        throw new Error(`The bell shows ${titles.join(' | ')}.`);
}

/**
 * A deal that Microsoft sends, or has sent some days ago, for an account of the seller's, who so becomes its
 * owner.
 */
async function invited({ loop }: Scene, daysAgo = 0): Promise<{ id: string; title: string }> {
    const customer = `Owned ${new Date().toISOString()}`;
    const address = { BillingStreet: '1 Main Street', BillingCity: 'Redmond', BillingPostalCode: '98101' };
    await loop.seller.sobject('Account').create({ Name: customer, BillingCountry: 'US', ...address });
    const name = `Invitation for ${customer}`;
    const moveClock = (at: string | null) => loop.control.post('/control/clock', { at });
    if (daysAgo) await moveClock(new Date(Date.now() - daysAgo * DAY_MS).toISOString());
    const { referralId } = await loop.control.post<{ referralId: string }>('/control/microsoft/deals', {
        name,
        dealValue: 40_000,
        customerName: customer
    });
    if (daysAgo) await moveClock(null);
    return waitFor('the invitation as an Opportunity', SECONDS, async () => {
        const { records } = await loop.seller.query<{ Id: string }>(
            `SELECT Id FROM Opportunity WHERE Referral_Identifier__c = '${referralId}'`
        );
        const id = records[0]?.Id ?? '';
        return { done: id !== '', seen: id, value: { id, title: name } };
    });
}

/** By how long ago Microsoft sent the deal: what the reminder says is left of its fourteen days. */
const REMINDERS = [
    { daysAgo: 7.5, left: 7 },
    { daysAgo: 11.5, left: 3 },
    { daysAgo: 13.5, left: 1 }
];

/** What the owner of a deal is told by the bell, on the desktop and on the phone. */
export const notificationStories: Step<Scene>[] = [
    {
        title: 'The owner is told once when Microsoft accepts, and once when it is won there',
        async run(scene) {
            const { id, referralId, round } = await sharedDeal(scene, 4);
            await microsoftAccepts(round);
            const accepted = await awaitBell(scene, id, 'Microsoft accepted');
            await change(scene, id, { Amount: 64_000 });
            await awaitQuiet(scene);
            await scene.loop.control.post(`/control/portal/referrals/${referralId}`, [
                { op: 'replace', path: '/status', value: 'Closed' },
                { op: 'replace', path: '/substatus', value: 'Won' }
            ]);
            await awaitFields(scene, id, { Referral_Substatus__c: 'Won' });
            await awaitBell(scene, id, 'Won with Microsoft');
            await mustHaveHeardOnce(scene, id, 'Microsoft accepted', 'Won with Microsoft');
            return accepted.messageTitle;
        }
    },
    {
        title: 'The owner is told of a deal that Microsoft sends, with the days that are left',
        async run(scene) {
            const { id } = await invited(scene);
            const { messageBody } = await awaitBell(scene, id, 'Microsoft sent you a deal');
            if (!/Days left: 1[34]\./.test(messageBody)) throw new Error(messageBody);
            await mustHaveHeardOnce(scene, id, 'Microsoft sent you a deal');
            return messageBody;
        }
    },
    {
        title: 'The owner is reminded once, seven, three and one day before an invitation expires',
        async run(scene) {
            const bodies: string[] = [];
            for (const { daysAgo, left } of REMINDERS) {
                const { id } = await invited(scene, daysAgo);
                const { messageBody } = await awaitBell(scene, id, 'Microsoft still waits for your answer');
                if (!messageBody.includes(`decline: ${left}.`)) throw new Error(messageBody);
                await change(scene, id, { Amount: 42_000 });
                await mustHaveHeardOnce(scene, id, 'Microsoft still waits for your answer');
                bodies.push(`${left}`);
            }
            return `days left: ${bodies.join(', ')}`;
        }
    },
    {
        title: 'The owner is told of a deal that waits for them',
        async run(scene) {
            const { loop } = scene;
            const account = await loop.seller.sobject('Account').create({ Name: `Without address` });
            const seeded = { ...loop.seeded, accountId: account.id! };
            const round = { ...newRound({ ...loop, seeded }, new Date()), name: `Incomplete ${account.id}` };
            await createOpportunity(round);
            const { messageBody } = await awaitBell(scene, round.opportunityId, 'Co-sell needs you');
            if (!messageBody.includes('REFERRAL_INCOMPLETE')) throw new Error(messageBody);
            await change(scene, round.opportunityId, { Amount: 65_000 });
            await mustHaveHeardOnce(scene, round.opportunityId, 'Co-sell needs you');
            return messageBody;
        }
    }
];

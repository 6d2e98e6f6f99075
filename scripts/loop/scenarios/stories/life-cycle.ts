import type { Step } from '../../perform-steps.ts';
import { connectedReferrals, ownReferral, SECONDS, type Round } from '../../round.ts';
import { people } from '../people-of-org.ts';
import { waitFor } from '../../wait-for.ts';
import {
    awaitFields,
    awaitLog,
    awaitQuiet,
    change,
    inboundDeal,
    must,
    mustHaveStatus,
    portal,
    referral,
    sharedDeal,
    type Scene
} from '../scene.ts';
import { ALLOWED_AMOUNT, FLOW_MARK } from '../customer-org.ts';

/** Microsoft's referral of a shared deal. */
async function invited(round: Round): Promise<string> {
    return waitFor("Microsoft's connected referral", SECONDS, async () => {
        const own = await ownReferral(round);
        const [connected] = own ? await connectedReferrals(round, own) : [];
        return { done: connected?.status === 'New', seen: connected?.status ?? 'none', value: connected?.id };
    }).then(String);
}

const byMicrosoft = ({ loop }: Scene, id: string, act: string, body: object = {}) =>
    loop.control.post(`/control/microsoft/referrals/${id}/${act}`, body);

async function solutionsAtMicrosoft(scene: Scene, id: string, wanted: string[]): Promise<void> {
    await waitFor(`solutions ${wanted.join(', ')} at Microsoft`, SECONDS, async () => {
        const { details } = (await referral(scene, id)) as unknown as {
            details: { requirements: { solutions: { id: string; price?: number }[] } };
        };
        const seen = details.requirements.solutions.map((one) => `${one.id} ${one.price ?? 'free'}`).sort();
        return { done: seen.join() === [...wanted].sort().join(), seen: seen.join(', ') };
    });
}

const emailOf = (member: object) => ('email' in member ? String(member.email) : '');

/** Deletes, copies, owners, lists, Microsoft's answers, and an org with rules and flows of its own. */
export const lifeCycleStories: Step<Scene>[] = [
    {
        title: 'Deleted: the referral is left alone, and nothing brings the Opportunity back',
        async run(scene) {
            const { loop } = scene;
            const { id, referralId } = await sharedDeal(scene);
            await loop.seller.sobject('Opportunity').destroy(id);
            await awaitQuiet(scene);
            await portal(scene, referralId, '/details/dealValue', 64_000);
            await awaitQuiet(scene);
            await mustHaveStatus(scene, referralId, 'Active/Accepted');
            const { records } = await loop.seller.query(
                `SELECT Id FROM Opportunity WHERE Referral_Identifier__c = '${referralId}'`
            );
            if (records.length) throw new Error('There is an Opportunity again.');
            if ((await referral(scene, referralId)).details.dealValue !== 64_000) throw new Error('Written.');
            return 'Active/Accepted, no Opportunity';
        }
    },
    {
        title: 'The referral is out of sight: held after three tries, never created again; back: in step',
        async run(scene) {
            const { control } = scene.loop;
            const { id, referralId } = await sharedDeal(scene);
            const count = (await control.referrals()).length;
            await control.put('/control/scopes', { 'alliance@contoso.example': ['7654321'] });
            try {
                await change(scene, id, { Amount: 65_000 });
                await awaitFields(scene, id, { Co_sell_Sync_Error__c: 'HELD:REFERRAL_NOT_FOUND' });
            } finally {
                await control.put('/control/scopes', { 'alliance@contoso.example': null });
            }
            const posts = (await control.referrals()).length;
            if (posts !== count) throw new Error(`${posts} referrals instead of ${count}.`);
            await must(scene, 'retry', id);
            await awaitFields(scene, id, { Co_sell_Sync_Error__c: null });
            const { dealValue } = (await referral(scene, referralId)).details;
            if (dealValue !== 65_000) throw new Error(`The deal value is ${dealValue}.`);
            return 'held, then 65000 at Microsoft';
        }
    },
    {
        title: 'A new owner is in the team at Microsoft, and nobody has left it',
        async run(scene) {
            const { id, referralId } = await sharedDeal(scene);
            const before = (await referral(scene, referralId)).team.map(emailOf);
            const { admin } = await people(scene);
            await change(scene, id, { OwnerId: admin.id });
            return waitFor('the new owner at Microsoft', SECONDS, async () => {
                const team = (await referral(scene, referralId)).team.map(emailOf);
                const all = [...before, admin.email];
                return {
                    done: all.every((one) => team.includes(one)),
                    seen: team.join(),
                    value: team.join()
                };
            }).then(String);
        }
    },
    {
        title: 'Solutions added, priced and removed in Salesforce, and removed in the portal',
        async run(scene) {
            const { loop } = scene;
            const { id, referralId } = await sharedDeal(scene);
            const { admin } = await people(scene);
            const identifier = `SOL-${Date.now()}-LFC`;
            const detail = await admin.connection.sobject('Microsoft_Solution_Detail__c').create({
                Name: identifier,
                Solution_Identifier__c: identifier,
                Type__c: '3P'
            });
            const row = {
                Opportunity__c: id,
                Solution__c: detail.id as string,
                Price__c: 10,
                Quantity__c: 1
            };
            const rows = loop.seller.sobject('Microsoft_Solutions__c');
            const first = 'contoso-forecast-0001 50000';
            const added = await rows.create(row);
            await solutionsAtMicrosoft(scene, referralId, [first, `${identifier} 10`]);
            await rows.update({ Id: added.id as string, Price__c: 12 });
            await solutionsAtMicrosoft(scene, referralId, [first, `${identifier} 12`]);
            await rows.destroy(added.id as string);
            await solutionsAtMicrosoft(scene, referralId, [first]);
            await rows.create(row);
            await solutionsAtMicrosoft(scene, referralId, [first, `${identifier} 10`]);
            await awaitQuiet(scene);
            const { details } = (await referral(scene, referralId)) as unknown as {
                details: { requirements: { solutions: { id: string }[] } };
            };
            const left = details.requirements.solutions.filter((one) => one.id !== identifier);
            await portal(scene, referralId, '/details/requirements/solutions', left);
            await waitFor('one row in Salesforce', SECONDS, async () => {
                const { totalSize } = await loop.seller.query(
                    `SELECT Id FROM Microsoft_Solutions__c WHERE Opportunity__c = '${id}'`
                );
                return { done: totalSize === 1, seen: `${totalSize} rows` };
            });
            return 'each seen on the other side';
        }
    },
    {
        title: "Microsoft accepts and wins, declines, or lets the invitation run out: the card's fields say so",
        async run(scene) {
            const won = await sharedDeal(scene);
            const wonId = await invited(won.round);
            await byMicrosoft(scene, wonId, 'accept');
            await awaitFields(scene, won.id, { Microsoft_Referral_Status__c: 'Accepted' });
            await byMicrosoft(scene, wonId, 'win');
            await awaitFields(scene, won.id, { Microsoft_Referral_Status__c: 'Won' });
            await mustHaveStatus(scene, won.referralId, 'Active/Accepted');
            const declined = await sharedDeal(scene);
            await byMicrosoft(scene, await invited(declined.round), 'decline');
            await awaitFields(scene, declined.id, { Microsoft_Referral_Status__c: 'Declined' });
            await mustHaveStatus(scene, declined.referralId, 'Active/Accepted');
            return "Won, Declined; the partner's own stay Active/Accepted";
        }
    },
    {
        title: 'A deal of Microsoft that nobody answers runs out after 14 days',
        async run(scene) {
            const { control } = scene.loop;
            const { id, referralId } = await inboundDeal(scene);
            try {
                await byMicrosoft(scene, referralId, 'stay-silent');
                await awaitFields(scene, id, {
                    Referral_Status__c: 'Closed',
                    Referral_Substatus__c: 'Expired'
                });
            } finally {
                await control.post('/control/clock', { at: null });
            }
            await change(scene, id, { Amount: 12_345 });
            await awaitLog(scene, id, 'Not written', 'cannot be changed at Microsoft any more');
            return 'Closed/Expired, and an edit is told that it cannot go out';
        }
    },
    {
        title: 'A validation rule in the way: held with its text, the rest kept; out of the way: in step',
        async run(scene) {
            const { id, referralId } = await sharedDeal(scene);
            await portal(scene, referralId, '/details/dealValue', ALLOWED_AMOUNT + 1);
            await awaitFields(scene, id, { Co_sell_Sync_Error__c: 'HELD:SALESFORCE_REFUSED' });
            await awaitLog(scene, id, 'Update Opportunity', 'needs the approval of the deal desk');
            const { details } = await referral(scene, referralId);
            if (details.dealValue !== ALLOWED_AMOUNT + 1) throw new Error('Microsoft was overwritten.');
            await awaitFields(scene, id, { Referral_Identifier__c: referralId });
            await portal(scene, referralId, '/details/dealValue', ALLOWED_AMOUNT);
            await awaitFields(scene, id, { Amount: ALLOWED_AMOUNT, Co_sell_Sync_Error__c: null });
            return 'held, then in step';
        }
    },
    {
        title: "A flow alters the relay's write: its value counts on both sides, and nothing goes round",
        async run(scene) {
            const { id, referralId } = await sharedDeal(scene);
            const name = `${FLOW_MARK} ${id}`;
            await portal(scene, referralId, '/name', name);
            await waitFor("the flow's name at Microsoft", SECONDS, async () => {
                const seen = (await referral(scene, referralId)).name ?? '';
                return { done: seen === `${name} (checked)`, seen };
            });
            await awaitQuiet(scene);
            await awaitFields(scene, id, { Name: `${name} (checked)`, Co_sell_Sync_Error__c: null });
            return `${name} (checked) on both sides`;
        }
    }
];

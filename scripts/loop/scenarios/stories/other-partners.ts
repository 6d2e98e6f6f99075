import type { Step } from '../../perform-steps.ts';
import { SECONDS } from '../../round.ts';
import { waitFor } from '../../wait-for.ts';
import {
    awaitFields,
    awaitQuiet,
    change,
    cosell,
    must,
    mustBeRefused,
    mustHaveStatus,
    portal,
    referral,
    sharedDeal,
    type Scene
} from '../scene.ts';

/** How many Opportunities there are, and what the referral of another partner holds. */
async function world({ loop }: Scene): Promise<string> {
    const { totalSize } = await loop.seller.query('SELECT Id FROM Opportunity');
    return `${totalSize} Opportunities`;
}

const writtenBy = async ({ loop }: Scene, id: string) =>
    (await loop.control.journalAfter(0)).filter(
        ({ kind, method, path }) => kind === 'request' && method !== 'GET' && String(path).includes(id)
    );

/** Other partners in an engagement: seen, never taken for us or for Microsoft, never written to. */
export const otherPartnerStories: Step<Scene>[] = [
    {
        title: 'Another partner joins, edits and wins: our deal is untouched',
        async run(scene) {
            const { control } = scene.loop;
            const { id, referralId } = await sharedDeal(scene);
            const { engagementId } = await referral(scene, referralId);
            const before = await world(scene);
            const joined = await control.post<{ id: string }>(
                `/control/partners/engagements/${engagementId}`,
                {}
            );
            const other = `/control/partners/referrals/${joined.id}`;
            await control.post(`${other}/accept`, {});
            await awaitQuiet(scene);
            await change(scene, id, { Amount: 64_000 });
            await control.post(`${other}/win`, {});
            await awaitFields(scene, id, { Co_sell_Sync_State__c: 'Synced', Referral_Status__c: 'Active' });
            await awaitQuiet(scene);
            await mustHaveStatus(scene, referralId, 'Active/Accepted');
            await mustHaveStatus(scene, joined.id, 'Closed/Won');
            if ((await writtenBy(scene, joined.id)).length) throw new Error('Written to the other partner.');
            if ((await world(scene)) !== before) throw new Error(`${await world(scene)}, not ${before}`);
            await portal(scene, referralId, '/details/dealValue', 65_000);
            await awaitFields(scene, id, { Amount: 65_000, Referral_Identifier__c: referralId });
            const { said } = await cosell(scene, 'held');
            if (said.includes('ENGAGEMENT_UNRESOLVED')) throw new Error(said);
            return `${before}, ours Active, theirs Won and never written`;
        }
    },
    {
        title: 'Another partner invites us: an Opportunity, accepted, without Microsoft',
        async run(scene) {
            const { loop } = scene;
            // Once a deal has gone round, events come here for certain.
            await sharedDeal(scene);
            const name = `Of another partner ${new Date().toISOString()}`;
            const deal = await loop.control.post<Record<'referralId' | 'otherReferralId', string>>(
                '/control/partners/deals',
                { name }
            );
            const id = await waitFor('the deal of the other partner', SECONDS, async () => {
                const { records } = await loop.seller.query<{ Id: string }>(
                    `SELECT Id FROM Opportunity WHERE Referral_Identifier__c = '${deal.referralId}'`
                );
                return { done: records.length > 0, seen: `${records.length}`, value: records[0]?.Id ?? '' };
            });
            await awaitFields(scene, id, { Referral_Direction__c: 'Incoming', Referral_Status__c: 'New' });
            // The relay knows the Opportunity as that of the deal once the run that made it has ended.
            await awaitQuiet(scene);
            await must(scene, 'accept', id);
            await mustHaveStatus(scene, deal.referralId, 'Active/Accepted');
            await change(scene, id, { How_can_Microsoft_help__c: 'General or Other' });
            await awaitQuiet(scene);
            const { records } = await loop.seller.query(
                `SELECT Id FROM Opportunity WHERE Name LIKE '%${name}'`
            );
            const of = (await loop.control.referrals()).filter((one) => one.name === name);
            if (records.length !== 1 || of.length !== 2)
                throw new Error(`${records.length} Opportunities, ${of.length} referrals`);
            return 'accepted, one Opportunity, nobody else invited';
        }
    },
    {
        title: 'A link to a referral that is not ours is refused',
        async run(scene) {
            const { control } = scene.loop;
            const { id, referralId } = await sharedDeal(scene);
            const { engagementId } = await referral(scene, referralId);
            const joined = await control.post<{ id: string }>(
                `/control/partners/engagements/${engagementId}`,
                {}
            );
            await must(scene, 'unlink', id);
            await mustBeRefused(scene, 'REFERRAL_NOT_OURS', 'link', id, '--referral', joined.id);
            await awaitFields(scene, id, { Referral_Identifier__c: null });
            await must(scene, 'link', id, '--referral', referralId);
            await awaitFields(scene, id, { Referral_Identifier__c: referralId });
            return 'refused, then tied to our own';
        }
    }
];

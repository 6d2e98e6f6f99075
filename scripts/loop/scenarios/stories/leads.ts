import type { Step } from '../../perform-steps.ts';
import { SECONDS } from '../../round.ts';
import { asAdmin } from '../../setup/apex-call.ts';
import { waitFor } from '../../wait-for.ts';
import { awaitFields, awaitQuiet, awaitStatus, must, type Scene } from '../scene.ts';

interface Lead {
    Id: string;
    Company: string;
    LastName: string;
    Email: string | null;
    LeadSource: string | null;
    OwnerId: string;
    Sync_With_Partner_Center__c: boolean;
    Audit__c: string;
}

let companies = 0;

/** A lead that Microsoft sends, as the Lead that it becomes; its company is new to the org. */
async function arrived({ loop }: Scene, qualification: string): Promise<{ lead: Lead; referralId: string }> {
    const customerName = `Prospect ${++companies} of ${new Date().toISOString()}`;
    const body = { qualification, customerName };
    const { referralId } = await loop.control.post<{ referralId: string }>('/control/microsoft/leads', body);
    return waitFor('the lead of Microsoft as a Lead', SECONDS, async () => {
        const { records } = await loop.seller.query<Lead>(
            'SELECT Id, Company, LastName, Email, LeadSource, OwnerId, Sync_With_Partner_Center__c, Audit__c ' +
                `FROM Lead WHERE Company = '${customerName}'`
        );
        const [lead] = records;
        return { done: lead !== undefined, seen: String(records.length), value: { lead: lead!, referralId } };
    });
}

async function count({ loop }: Scene, object: string, where: string): Promise<number> {
    return (await loop.seller.query(`SELECT Id FROM ${object} WHERE ${where}`)).totalSize;
}

function mustBe(what: string, wanted: unknown, seen: unknown): void {
    if (wanted !== seen) throw new Error(`${what}: ${String(seen)} instead of ${String(wanted)}.`);
}

/** Qualified and marketplace leads, in an org that keeps them as Leads. */
export const leadStories: Step<Scene>[] = [
    {
        title: 'A marketplace lead becomes a Lead; converted, its Opportunity goes on with the referral',
        async run(scene) {
            const { lead, referralId } = await arrived(scene, 'Direct');
            mustBe('e-mail', 'dana.swope@fabrikam.example', lead.Email);
            mustBe('source', 'Partner Referral', lead.LeadSource);
            mustBe('owner', scene.userId, lead.OwnerId);
            await scene.loop.seller.sobject('Lead').update({ Id: lead.Id, Title: 'Head of plants' });
            await awaitQuiet(scene);
            mustBe('Leads', 1, await count(scene, 'Lead', `Company = '${lead.Company}'`));
            mustBe(
                'Opportunities',
                0,
                await count(scene, 'Opportunity', `Referral_Identifier__c = '${referralId}'`)
            );
            const id = await asAdmin<string>(scene.loop, 'CustomerActions.convert', { leadId: lead.Id });
            await awaitFields(scene, id, {
                Referral_Identifier__c: referralId,
                Referral_Status__c: 'New',
                Co_sell_Sync_State__c: 'Synced'
            });
            await must(scene, 'accept', id);
            await awaitStatus(scene, referralId, 'Active/Accepted');
            await awaitQuiet(scene);
            mustBe(
                'Opportunities',
                1,
                await count(scene, 'Opportunity', `Referral_Identifier__c = '${referralId}'`)
            );
            return 'Lead, then its Opportunity, accepted';
        }
    },
    {
        title: 'A qualified lead is accepted in Partner Center: an Opportunity, and the Lead let go',
        async run(scene) {
            const { lead, referralId } = await arrived(scene, 'MarketingQualified');
            await awaitQuiet(scene);
            await scene.loop.control.post(`/control/portal/referrals/${referralId}`, [
                { op: 'replace', path: '/status', value: 'Active' },
                { op: 'replace', path: '/substatus', value: 'Accepted' }
            ]);
            await waitFor('an Opportunity', SECONDS, async () => {
                const seen = await count(scene, 'Opportunity', `Referral_Identifier__c = '${referralId}'`);
                return { done: seen === 1, seen: String(seen) };
            });
            await awaitQuiet(scene);
            const now = (await scene.loop.seller.sobject('Lead').retrieve(lead.Id)) as Record<
                string,
                unknown
            >;
            mustBe('sync of the Lead', false, now['Sync_With_Partner_Center__c']);
            mustBe('referral of the Lead', null, now['Referral_Identifier__c'] ?? null);
            if (!String(now['Audit__c']).includes('Active/Accepted'))
                throw new Error(String(now['Audit__c']));
            mustBe(
                'Opportunities',
                1,
                await count(scene, 'Opportunity', `Referral_Identifier__c = '${referralId}'`)
            );
            return 'one Opportunity, a Lead without sync';
        }
    },
    {
        title: 'A lead that somebody deletes does not come back',
        async run(scene) {
            const { lead, referralId } = await arrived(scene, 'Direct');
            await scene.loop.seller.sobject('Lead').destroy(lead.Id);
            await scene.loop.control.post(`/control/microsoft/referrals/${referralId}/stay-silent`, {});
            try {
                await awaitStatus(scene, referralId, 'Closed/Expired');
                await awaitQuiet(scene);
            } finally {
                await scene.loop.control.post('/control/clock', { at: null });
            }
            mustBe('Leads', 0, await count(scene, 'Lead', `Company = '${lead.Company}'`));
            mustBe(
                'Opportunities',
                0,
                await count(scene, 'Opportunity', `Referral_Identifier__c = '${referralId}'`)
            );
            return 'deleted, and expired at Microsoft';
        }
    }
];

import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Step } from '../../perform-steps.ts';
import { awaitFields, awaitQuiet, inboundDeal, portal, type Scene } from '../scene.ts';

/** The relay dies, and its machine with it: another one begins with an empty store. */
async function loseStore({ loop }: Scene): Promise<void> {
    await loop.relay.kill();
    await rm(path.join(loop.dataDir, 'relay'), { recursive: true });
    await loop.restartRelay();
}

/** A colleague accepts in Partner Center: all that anybody may change of an invitation. */
const acceptInPortal = ({ loop }: Scene, id: string) =>
    loop.control.post(`/control/portal/referrals/${id}`, [
        { op: 'replace', path: '/status', value: 'Active' },
        { op: 'replace', path: '/substatus', value: 'Accepted' }
    ]);

/** Opportunities that carry the referral, in the bin too. */
async function carriers({ loop }: Scene, referralId: string): Promise<unknown[]> {
    const soql = `SELECT Id FROM Opportunity WHERE Referral_Identifier__c = '${referralId}'`;
    return (await loop.seller.query(soql, { scanAll: true })).records;
}

/**
 * Microsoft takes our external reference only once a deal is accepted. Until then nothing but the identifier
 * in Salesforce tells that an Opportunity is there.
 */
export const lostStoreStories: Step<Scene>[] = [
    {
        title: 'The store is lost right after the insert of an inbound Opportunity: no second one',
        async run(scene) {
            const { id, referralId } = await inboundDeal(scene);
            const deleted = await inboundDeal(scene);
            await scene.loop.seller.sobject('Opportunity').destroy(deleted.id);
            await loseStore(scene);
            await acceptInPortal(scene, referralId);
            await acceptInPortal(scene, deleted.referralId);
            await awaitFields(scene, id, {
                Referral_Substatus__c: 'Accepted',
                Co_sell_Sync_State__c: 'Synced'
            });
            await awaitQuiet(scene);
            for (const one of [referralId, deleted.referralId]) {
                const { length } = await carriers(scene, one);
                if (length !== 1) throw new Error(`${length} Opportunities carry referral ${one}.`);
            }
            const rows = await scene.loop.seller.query<{ Id: string }>(
                `SELECT Id FROM Microsoft_Solutions__c WHERE Opportunity__c = '${id}'`
            );
            if (rows.totalSize !== 1) throw new Error(`${rows.totalSize} solutions instead of 1.`);
            await portal(scene, referralId, '/details/dealValue', 41_000);
            await awaitFields(scene, id, { Amount: 41_000 });
            return '41000 in the one Opportunity; a deleted one stays deleted';
        }
    }
];

import type { Step } from '../../perform-steps.ts';
import { SECONDS } from '../../round.ts';
import { waitFor } from '../../wait-for.ts';
import {
    awaitFields,
    awaitLog,
    awaitQuiet,
    change,
    opportunity,
    portal,
    privateDeal,
    referral,
    sharedDeal,
    type Scene
} from '../scene.ts';

/** Two of a product at 20,500 each: from then on the Opportunity's amount is their sum, 41,000. */
async function addProducts({ loop }: Scene, opportunityId: string): Promise<void> {
    const { admin } = loop;
    const create = async (object: string, fields: Record<string, unknown>) => {
        const answer = await admin.sobject(object).create(fields);
        if (!answer.success) throw new Error(`${object}: ${JSON.stringify(answer.errors)}`);
        return answer.id;
    };
    const { records } = await admin.query<{ Id: string }>(
        'SELECT Id FROM Pricebook2 WHERE IsStandard = true'
    );
    const product = await create('Product2', { Name: 'Mover', IsActive: true });
    const entry = await create('PricebookEntry', {
        Pricebook2Id: records[0]?.Id,
        Product2Id: product,
        UnitPrice: 20_500,
        IsActive: true
    });
    await create('OpportunityLineItem', {
        OpportunityId: opportunityId,
        PricebookEntryId: entry,
        Quantity: 2,
        UnitPrice: 20_500
    });
}

const awaitValue = (scene: Scene, referralId: string, wanted: number) =>
    waitFor(`deal value ${wanted}`, SECONDS, async () => {
        const { dealValue } = (await referral(scene, referralId)).details;
        return { done: dealValue === wanted, seen: String(dealValue) };
    });

/** With Amount mapped. */
export const productStories: Step<Scene>[] = [
    {
        title: 'With products the amount goes out only: what Microsoft has instead is a conflict',
        async run(scene) {
            const { id, referralId } = await sharedDeal(scene);
            await addProducts(scene, id);
            await change(scene, id, { Name: `With products ${id}` });
            await awaitValue(scene, referralId, 41_000);
            await portal(scene, referralId, '/details/dealValue', 55_000);
            await awaitLog(scene, id, 'Conflict', 'the other value was 55000');
            await awaitValue(scene, referralId, 41_000);
            await awaitFields(scene, id, { Amount: 41_000, Co_sell_Sync_State__c: 'Synced' });
            return '41000 on both sides, 55000 in the log';
        }
    }
];

/** With Co_sell_Value__c mapped in its place. */
export const ownValueStories: Step<Scene>[] = [
    {
        title: 'Co_sell_Value__c mapped: both ways beside products, never 0 and never empty',
        async run(scene) {
            const { id, referralId } = await privateDeal(scene, { Co_sell_Value__c: 30_000 });
            await addProducts(scene, id);
            // The field is mapped in a file, so the trigger does not watch it: another one is saved with it.
            await change(scene, id, { Co_sell_Value__c: 33_000, Name: `Own value of ${id}` });
            await awaitValue(scene, referralId, 33_000);
            await portal(scene, referralId, '/details/dealValue', 36_000);
            await awaitFields(scene, id, { Co_sell_Value__c: 36_000, Amount: 41_000 });
            for (const nothing of [0, null]) {
                await change(scene, id, {
                    Co_sell_Value__c: nothing,
                    Name: `Value ${String(nothing)} of ${id}`
                });
                await awaitQuiet(scene);
                const { dealValue } = (await referral(scene, referralId)).details;
                if (dealValue !== 36_000)
                    throw new Error(`${String(nothing)} was sent: ${String(dealValue)}`);
            }
            const { Co_sell_Value__c } = await opportunity(scene, id);
            return `36000 at Microsoft, ${String(Co_sell_Value__c)} here, 41000 the sum of the products`;
        }
    }
];

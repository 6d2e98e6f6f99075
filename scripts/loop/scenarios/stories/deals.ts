import type { Step } from '../../perform-steps.ts';
import { newRound, SECONDS } from '../../round.ts';
import { createOpportunity } from '../../steps/create-opportunity.ts';
import { waitFor } from '../../wait-for.ts';
import {
    awaitFields,
    awaitLog,
    awaitQuiet,
    change,
    cosell,
    inboundDeal,
    must,
    mustBeRefused,
    mustHaveStatus,
    portal,
    referral,
    sharedDeal,
    type Scene
} from '../scene.ts';

/** A close date that both sides change while the deal rests, so that a person is asked. */
async function conflict(scene: Scene, rest: [string, string]): Promise<{ id: string; referralId: string }> {
    const deal = await sharedDeal(scene);
    await must(scene, rest[0], deal.id);
    await change(scene, deal.id, { CloseDate: '2031-01-31' });
    await portal(scene, deal.referralId, '/details/closingDateTime', '2032-02-28T00:00:00Z');
    await awaitQuiet(scene);
    await must(scene, rest[1], deal.id);
    const shown = '[{"field":"CloseDate","salesforce":"2031-01-31","microsoft":"2032-02-28"}]';
    await awaitFields(scene, deal.id, { Co_sell_Conflicts__c: shown });
    await awaitLog(scene, deal.id, 'Conflict', '2032-02-28');
    const { details } = await referral(scene, deal.referralId);
    if (!details.closingDateTime?.startsWith('2032-02-28')) throw new Error('Microsoft was overwritten.');
    return deal;
}

const dealValue = (scene: Scene, id: string, wanted: number) =>
    waitFor(`deal value ${wanted}`, SECONDS, async () => {
        const value = (await referral(scene, id)).details.dealValue;
        return { done: value === wanted, seen: String(value) };
    });

interface LogLine {
    Id: string;
    Changed_By__c: string | null;
}

async function logRows({ loop }: Scene, id: string, where: string): Promise<LogLine[]> {
    const soql = `SELECT Id, Changed_By__c FROM Co_sell_Log__c WHERE Opportunity__c = '${id}' AND ${where}`;
    return (await loop.seller.query<LogLine>(soql)).records;
}

/** The seller, in the log, as the one who made the change. */
async function mustBeNamed(scene: Scene, id: string, step: string): Promise<void> {
    const { records } = await scene.loop.seller.query<{ Name: string }>(
        `SELECT Name FROM User WHERE Id = '${scene.userId}'`
    );
    const rows = await logRows(scene, id, `Step__c = '${step}'`);
    if (!rows.length || rows.some((row) => row.Changed_By__c !== records[0]?.Name))
        throw new Error(`${step} was made by ${rows.map((row) => row.Changed_By__c).join(', ')}.`);
}

/** Conflicts, rest, holds, links, and a relay that is killed. */
export const dealStories: Step<Scene>[] = [
    {
        title: 'A conflict waits; resolved for Salesforce',
        async run(scene) {
            const { id, referralId } = await conflict(scene, ['pause', 'resume']);
            await must(scene, 'resolve', id, '--field', 'CloseDate', '--side', 'salesforce');
            const { details } = await referral(scene, referralId);
            if (!details.closingDateTime?.startsWith('2031-01-31'))
                throw new Error(`${details.closingDateTime}`);
            await awaitFields(scene, id, { CloseDate: '2031-01-31', Co_sell_Conflicts__c: null });
            return '2031-01-31 on both sides';
        }
    },
    {
        title: 'A conflict waits; resolved for Microsoft',
        async run(scene) {
            const { id } = await conflict(scene, ['pause', 'resume']);
            await must(scene, 'resolve', id, '--field', 'CloseDate', '--side', 'microsoft');
            await awaitFields(scene, id, { CloseDate: '2032-02-28', Co_sell_Conflicts__c: null });
            return '2032-02-28 on both sides';
        }
    },
    {
        title: 'Switched off and on again: what both changed, conflicts',
        async run(scene) {
            const { id, referralId } = await sharedDeal(scene);
            await change(scene, id, { Sync_With_Partner_Center__c: false });
            await awaitQuiet(scene);
            await change(scene, id, { Amount: 61_000, CloseDate: '2031-01-31' });
            await portal(scene, referralId, '/details/dealValue', 62_000);
            await mustBeRefused(scene, 'DEAL_OFF', 'won', id);
            await awaitQuiet(scene);
            if ((await referral(scene, referralId)).details.dealValue !== 62_000)
                throw new Error('Written while off.');
            await change(scene, id, { Sync_With_Partner_Center__c: true });
            await dealValue(scene, referralId, 61_000);
            await awaitLog(scene, id, 'Conflict', 'the other value was 62000');
            await awaitFields(scene, id, { Amount: 61_000, Co_sell_Sync_State__c: 'Synced' });
            const [row] = await logRows(scene, id, "Field__c = 'Amount'");
            await must(scene, 'restore', id, '--log', row?.Id ?? '');
            await dealValue(scene, referralId, 62_000);
            await awaitFields(scene, id, { Amount: 62_000, Co_sell_Sync_State__c: 'Synced' });
            await mustBeNamed(scene, id, 'Restore value');
            const [other] = await logRows(scene, id, 'Field__c = null');
            await mustBeRefused(scene, 'RESTORE_IMPOSSIBLE', 'restore', id, '--log', other?.Id ?? '');
            return "Salesforce's 61000 counts; restored: 62000 on both sides";
        }
    },
    {
        title: 'Paused: on hold and nothing written; resumed: in step',
        async run(scene) {
            const { id, referralId } = await sharedDeal(scene);
            await must(scene, 'pause', id);
            await awaitFields(scene, id, { Co_sell_Sync_Error__c: 'HELD:DEAL_PAUSED' });
            await change(scene, id, { Amount: 63_000 });
            await awaitQuiet(scene);
            if ((await referral(scene, referralId)).details.dealValue === 63_000) throw new Error('Written.');
            const held = await cosell(scene, 'held');
            if (!held.said.includes(id)) throw new Error(`Not among the held: ${held.said}`);
            await must(scene, 'resume', id);
            await dealValue(scene, referralId, 63_000);
            await mustBeNamed(scene, id, 'Update referral');
            await awaitFields(scene, id, { Co_sell_Sync_Error__c: null });
            return 'held, then deal value 63000';
        }
    },
    {
        title: 'A held deal is dropped from the list, and goes on after retry',
        async run(scene) {
            const { loop } = scene;
            const account = await loop.seller.sobject('Account').create({
                Name: 'Nowhere Inc.',
                BillingStreet: '1 Main Street',
                BillingCountry: 'US'
            });
            if (!account.success) throw new Error('The account was not created.');
            const seeded = { ...loop.seeded, accountId: account.id };
            const round = { ...newRound({ ...loop, seeded }, new Date()), name: `Incomplete ${account.id}` };
            await createOpportunity(round);
            const id = round.opportunityId;
            await awaitFields(scene, id, { Co_sell_Sync_Error__c: 'HELD:REFERRAL_INCOMPLETE' });
            if (!(await cosell(scene, 'held')).said.includes(id)) throw new Error('Not among the held.');
            await must(scene, 'drop', id);
            if ((await cosell(scene, 'held')).said.includes(id)) throw new Error('Dropped, and still held.');
            const again = await cosell(scene, 'retry', id);
            if (again.code !== 1 || !again.said.includes('REFERRAL_INCOMPLETE')) throw new Error(again.said);
            // No save of the Opportunity: nothing but the retry tells the relay.
            await loop.seller.sobject('Account').update({ Id: account.id, BillingCity: 'Redmond' });
            const { deal } = await must(scene, 'retry', id);
            if (deal.status !== 'Active') throw new Error(`The deal is ${deal.status}.`);
            await awaitFields(scene, id, { Co_sell_Sync_State__c: 'Synced' });
            return 'held with its code, shared after the retry';
        }
    },
    {
        title: 'Unlinked, linked again, moved to another Opportunity',
        async run(scene) {
            const first = await sharedDeal(scene);
            await must(scene, 'unlink', first.id);
            await awaitFields(scene, first.id, {
                Sync_With_Partner_Center__c: false,
                Referral_Identifier__c: null
            });
            await mustHaveStatus(scene, first.referralId, 'Active/Accepted');
            await must(scene, 'unlink', first.id);
            await must(scene, 'link', first.id, '--referral', first.referralId);
            await awaitFields(scene, first.id, {
                Sync_With_Partner_Center__c: true,
                Referral_Identifier__c: first.referralId
            });
            const second = await sharedDeal(scene);
            await mustBeRefused(scene, 'LINK_TAKEN', 'link', second.id, '--referral', first.referralId);
            await must(scene, 'unlink', second.id);
            await must(scene, 'link', second.id, '--referral', first.referralId);
            await awaitFields(scene, second.id, { Referral_Identifier__c: first.referralId });
            await awaitFields(scene, first.id, {
                Sync_With_Partner_Center__c: false,
                Referral_Identifier__c: null
            });
            await awaitQuiet(scene);
            const named = (await scene.loop.control.referrals()).filter(({ id }) => id === first.referralId);
            if (!named[0]?.externalReferenceId?.endsWith(second.id))
                throw new Error('The reference is another.');
            return 'one referral, at the second Opportunity';
        }
    },
    {
        title: 'A relay killed between storing a command and its effect',
        async run(scene) {
            const { loop } = scene;
            const { id, referralId } = await inboundDeal(scene);
            await must(scene, 'pause', id);
            await cosell(scene, 'accept', id);
            const { said } = await cosell(scene, 'status', id);
            if (!said.includes('not yet done: accept')) throw new Error(said);
            await loop.relay.kill();
            await loop.restartRelay();
            await mustHaveStatus(scene, referralId, 'New/Pending');
            await must(scene, 'resume', id);
            await mustHaveStatus(scene, referralId, 'Active/Accepted');
            await awaitFields(scene, id, { Referral_Substatus__c: 'Accepted' });
            return 'stored, killed, accepted after the restart';
        }
    }
];

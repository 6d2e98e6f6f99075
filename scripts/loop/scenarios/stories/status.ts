import type { Step } from '../../perform-steps.ts';
import {
    awaitFields,
    awaitLog,
    awaitQuiet,
    awaitStatus,
    change,
    cosell,
    inboundDeal,
    must,
    mustBeRefused,
    mustHaveStatus,
    referral,
    sharedDeal,
    type Scene
} from '../scene.ts';

/** Accept, decline, won, lost: by command, by the field of Flow actions, and by the stage. */
export const statusStories: Step<Scene>[] = [
    {
        title: 'Accept by command, twice: accepted once',
        async run(scene) {
            const { id, referralId } = await inboundDeal(scene);
            const preview = await cosell(scene, 'preview', id);
            if (!preview.said.includes('Microsoft will see')) throw new Error(preview.said);
            await mustHaveStatus(scene, referralId, 'New/Pending');
            await must(scene, 'accept', id);
            await mustHaveStatus(scene, referralId, 'Active/Accepted');
            await must(scene, 'accept', id);
            await awaitFields(scene, id, { Referral_Status__c: 'Active', Referral_Substatus__c: 'Accepted' });
            await mustBeRefused(scene, 'STATUS_NOT_ALLOWED', 'decline', id, '--reason', 'Too late');
            return 'Active/Accepted on both sides';
        }
    },
    {
        title: 'Decline by command, with its reason',
        async run(scene) {
            const { id, referralId } = await inboundDeal(scene);
            await must(scene, 'decline', id, '--reason', 'No budget this year');
            await mustHaveStatus(scene, referralId, 'Closed/Declined');
            await awaitFields(scene, id, {
                Referral_Substatus__c: 'Declined',
                Referral_Reason__c: 'No budget this year'
            });
            return 'Closed/Declined: No budget this year';
        }
    },
    {
        title: 'Won is refused within 72 hours, goes with force',
        async run(scene) {
            const { id, referralId } = await sharedDeal(scene);
            await mustBeRefused(scene, 'WON_TOO_EARLY', 'won', id);
            await mustHaveStatus(scene, referralId, 'Active/Accepted');
            await must(scene, 'won', id, '--force');
            await mustHaveStatus(scene, referralId, 'Closed/Won');
            return 'refused, then Closed/Won';
        }
    },
    {
        title: 'Won after 72 hours; reopened, Salesforce is left alone',
        async run(scene) {
            const { id, referralId } = await sharedDeal(scene, 4);
            await change(scene, id, { StageName: 'Closed Won' });
            await must(scene, 'won', id);
            await mustHaveStatus(scene, referralId, 'Closed/Won');
            await awaitFields(scene, id, { Referral_Substatus__c: 'Won', Co_sell_Closes_At__c: null });
            await awaitQuiet(scene);
            await change(scene, id, { StageName: 'Qualification' });
            await awaitLog(scene, id, 'Reopened', 'for good');
            await awaitFields(scene, id, { StageName: 'Qualification', Referral_Substatus__c: 'Won' });
            return 'Closed/Won, told once that it stays so';
        }
    },
    {
        title: 'Lost by command, with its reason',
        async run(scene) {
            const { id, referralId } = await sharedDeal(scene);
            await must(scene, 'lost', id, '--reason', 'Another vendor');
            await mustHaveStatus(scene, referralId, 'Closed/Lost');
            await awaitFields(scene, id, { Referral_Reason__c: 'Another vendor' });
            return 'Closed/Lost: Another vendor';
        }
    },
    {
        title: 'A stage that is closed waits; moved back or cancelled',
        async run(scene) {
            const { id, referralId } = await sharedDeal(scene, 4);
            await change(scene, id, { StageName: 'Closed Won' });
            await awaitLog(scene, id, 'Close waits', 'Won');
            await change(scene, id, { StageName: 'Qualification' });
            await awaitLog(scene, id, 'Close taken back');
            await awaitFields(scene, id, { Co_sell_Closes_At__c: null });
            await change(scene, id, { StageName: 'Closed Lost' });
            await awaitLog(scene, id, 'Close waits', 'Lost');
            const { deal } = await must(scene, 'cancel-close', id);
            if (deal.closesAt) throw new Error(`It still closes at ${deal.closesAt}.`);
            await mustHaveStatus(scene, referralId, 'Active/Accepted');
            await change(scene, id, { StageName: 'Closed Won' });
            await awaitStatus(scene, referralId, 'Closed/Won');
            return 'taken back twice, carried out at last';
        }
    },
    {
        title: 'Asked for by the field of Flow actions',
        async run(scene) {
            const { id, referralId } = await inboundDeal(scene);
            await change(scene, id, { Co_sell_Request__c: 'decline' });
            await awaitFields(scene, id, {
                Co_sell_Sync_Error__c: 'HELD:REASON_MISSING',
                Co_sell_Request__c: null
            });
            await mustHaveStatus(scene, referralId, 'New/Pending');
            await change(scene, id, { Co_sell_Request__c: 'accept' });
            await awaitStatus(scene, referralId, 'Active/Accepted');
            await awaitFields(scene, id, { Co_sell_Sync_Error__c: null, Co_sell_Request__c: null });
            return `${(await referral(scene, referralId)).substatus}, request cleared`;
        }
    }
];

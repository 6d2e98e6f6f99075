import assert from 'node:assert/strict';
import type { Step } from '../../../../../../scripts/loop/perform-steps.ts';
import {
    button,
    check,
    choiceOf,
    FAR_SIDE,
    FLOW,
    lookAgain,
    looksUntil,
    open,
    sees,
    type Walk
} from '../places.ts';

const NAME = 'Brought in by the connector';
const deal = { StageName: 'Prospecting', CloseDate: '2033-01-31' };
/** Of no referral that Partner Center has. */
const NOWHERE = '3f0c6a52-7d0e-4a55-9a43-5b7f0e9d1c11';

async function opportunitiesOf({ loop }: Walk, referralId: string): Promise<number> {
    const { totalSize } = await loop.admin.query(
        `SELECT Id FROM Opportunity WHERE Referral_Identifier__c = '${referralId}'`
    );
    return totalSize;
}

/** What Microsoft's own connector has left is taken over in place. */
export const connectorTraces: Step<Walk>[] = [
    {
        title: 'Deals of the connector bring a step of their own',
        async run(visit) {
            const { page, loop, screenshot } = visit;
            // Whoever imports keeps the identifiers, and may write their field.
            const { records } = await loop.admin.query<{ Id: string }>(
                "SELECT Id FROM PermissionSet WHERE Name IN ('CoSell_Migration', 'Importers')"
            );
            const { user_id: AssigneeId } = await loop.admin.identity();
            for (const { Id: PermissionSetId } of records)
                await loop.admin.sobject('PermissionSetAssignment').create({ AssigneeId, PermissionSetId });
            assert.equal(await page.locator('[data-step="migration"]').count(), 0);
            // Before our relay hears of it: the connector has brought it in.
            await loop.relay.stop();
            const { referralId: id } = await loop.control.post<{ referralId: string }>(
                '/control/microsoft/deals',
                { name: NAME }
            );
            const rows = [
                {
                    Name: `✔ ${NAME}`,
                    Referral_Identifier__c: id,
                    Sync_With_Partner_Center__c: true,
                    ...deal
                },
                { Name: 'Of a referral that is gone', Referral_Identifier__c: NOWHERE, ...deal }
            ];
            for (const row of rows) await loop.admin.sobject('Opportunity').create(row);
            await loop.control.post('/control/webhooks/take-over', { url: FLOW });
            await lookAgain(visit);
            await page.locator('[data-step="migration"]').waitFor(FAR_SIDE);
            await open(visit, 'migration');
            for (const name of ['names', 'deals']) await sees(visit, name, 'attention');
            await sees(visit, 'trigger', 'ready');
            await loop.restartRelay();
            await open(visit, 'health');
            await looksUntil(visit, 'relay', 'ready');
            await open(visit, 'migration');
            await sees(visit, 'flows', 'attention');
            await screenshot('setup-migration');
            assert.equal(await opportunitiesOf(visit, id), 1);
            return (await check(page, 'deals', 'attention').locator('.saw').textContent()) ?? '';
        }
    },
    {
        title: 'A referral that is gone is told by a dry run, and removed from its Opportunity',
        async run(visit) {
            const { page, loop, clicks } = visit;
            await open(visit, 'live');
            // The one that was changed last is chosen already.
            await clicks.click(page.locator('c-co-sell-dry-run .slds-checkbox_faux').first());
            await clicks.click(choiceOf(page, 'Of a referral that is gone').locator('.slds-checkbox_faux'));
            await clicks.click(button(page, 'Try them'));
            await sees(visit, 'Decide what Microsoft would see', 'toDo');
            const saw = await check(page, 'Decide what Microsoft would see', 'toDo')
                .locator('.saw')
                .textContent();
            const { records } = await loop.admin.query<{ Id: string }>(
                `SELECT Id FROM Opportunity WHERE Referral_Identifier__c = '${NOWHERE}'`
            );
            await loop.admin
                .sobject('Opportunity')
                .update({ Id: records[0]?.Id ?? '', Referral_Identifier__c: null });
            await clicks.click(button(page, 'Try them'));
            await sees(visit, 'Decide what Microsoft would see', 'ready');
            return saw ?? '';
        }
    },
    {
        title: 'Deals are adopted by reading each referral once, and no second Opportunity is made',
        async run(visit) {
            const { page, loop, clicks, screenshot } = visit;
            const before = (await loop.control.referrals()).length;
            await open(visit, 'migration');
            const backfill = page.locator('c-co-sell-backfill');
            await clicks.click(backfill.locator('[data-look]'));
            await clicks.click(backfill.locator('[data-start]'));
            await backfill.locator('[data-sentence]').filter({ hasText: 'Done.' }).waitFor(FAR_SIDE);
            await looksUntil(visit, 'deals', 'ready');
            await screenshot('setup-migration-done');
            assert.equal((await loop.control.referrals()).length, before);
            const { records } = await loop.admin.query(
                `SELECT Id FROM Opportunity WHERE Name LIKE '%${NAME}'`
            );
            assert.equal(records.length, 1);
            return (await backfill.locator('[data-progress]').textContent()) ?? '';
        }
    },
    {
        title: 'Without the marks in names nothing of the connector is left, and the step goes',
        async run(visit) {
            const { page, loop, clicks, lights } = visit;
            await open(visit, 'events');
            await clicks.click(page.locator('[data-sure] .slds-checkbox_faux'));
            await clicks.click(button(page, 'Take over'));
            await sees(visit, 'registration', 'ready');
            const { id = '' } = await loop.admin
                .sobject('Opportunity')
                .create({ Name: 'Not run yet', Referral_Identifier__c: NOWHERE, ...deal });
            const { records } = await loop.admin.query<{ Id: string }>(
                `SELECT Id FROM Opportunity WHERE Name LIKE '%${NAME}'`
            );
            await loop.admin.sobject('Opportunity').update({ Id: records[0]?.Id ?? '', Name: NAME });
            await lookAgain(visit);
            await open(visit, 'migration');
            await sees(visit, 'names', 'ready');
            await loop.admin.sobject('Opportunity').destroy(id);
            await lookAgain(visit);
            await page.locator('[data-step="migration"]').waitFor({ state: 'detached', ...FAR_SIDE });
            await lights.gone('migration', 'as a whole');
            return 'gone';
        }
    }
];

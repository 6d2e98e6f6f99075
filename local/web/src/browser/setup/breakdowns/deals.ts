import assert from 'node:assert/strict';
import type { Step } from '../../../../../../scripts/loop/perform-steps.ts';
import { ALLOWED_AMOUNT } from '../customer-orgs.ts';
import { button, check, choiceOf, FAR_SIDE, looksUntil, open, sees, type Walk } from '../places.ts';

const REFUSED = '[data-group="SALESFORCE_REFUSED"]';

/** The referral of the deal that was shared. */
async function sharedReferral({ loop }: Walk): Promise<string> {
    const { records } = await loop.admin.query<{ Referral_Identifier__c: string }>(
        'SELECT Referral_Identifier__c FROM Opportunity WHERE Referral_Identifier__c != NULL LIMIT 1'
    );
    return records[0]?.Referral_Identifier__c ?? '';
}

/** A deal that waits for a person, and what the admin can do with it. */
export const dealsBreak: Step<Walk>[] = [
    {
        title: 'A rule of the org refuses what a colleague wrote in the portal: the deal waits',
        async run(visit) {
            const { page, loop } = visit;
            await loop.control.post(`/control/portal/referrals/${await sharedReferral(visit)}`, [
                { op: 'replace', path: '/details/dealValue', value: ALLOWED_AMOUNT + 50_000 }
            ]);
            await open(visit, 'health');
            await looksUntil(visit, 'deals', 'attention');
            await page.locator(REFUSED).waitFor(FAR_SIDE);
            return (await page.locator(`${REFUSED} li p`).first().textContent()) ?? '';
        }
    },
    {
        title: 'It is told to support, and tried again: the rule still refuses',
        async run(visit) {
            const { page, clicks } = visit;
            const group = page.locator(REFUSED);
            await clicks.click(group.locator('[data-for-support]'));
            const text = page.locator('c-co-sell-held [data-support]').getByRole('textbox');
            await text.waitFor(FAR_SIDE);
            assert.match(await text.inputValue(), /SALESFORCE_REFUSED/);
            await clicks.click(button(group, 'Retry'));
            await page
                .locator('c-co-sell-held [data-announcement]')
                .filter({ hasText: '1' })
                .waitFor(FAR_SIDE);
            await looksUntil(visit, 'deals', 'attention');
            return (await text.inputValue()).split('\n')[1] ?? '';
        }
    },
    {
        title: 'It is let go after a question, and stays as it is on both sides',
        async run(visit) {
            const { page, loop, clicks, screenshot } = visit;
            await open(visit, 'live');
            await open(visit, 'health');
            const group = page.locator(REFUSED);
            await group.waitFor(FAR_SIDE);
            await clicks.click(group.locator('[data-drop]'));
            await group.locator('[data-question]').waitFor();
            await screenshot('setup-health-question');
            await clicks.click(group.locator('[data-drop-yes]'));
            await group.waitFor({ state: 'detached', ...FAR_SIDE });
            await looksUntil(visit, 'deals', 'ready');
            const id = await sharedReferral(visit);
            const { dealValue } = (await loop.control.referrals()).find((one) => one.id === id)!.details;
            assert.equal(dealValue, ALLOWED_AMOUNT + 50_000);
            return (await check(page, 'deals', 'ready').locator('.saw').textContent()) ?? '';
        }
    },
    {
        title: 'An Opportunity that is deleted meanwhile is told by a dry run',
        async run(visit) {
            const { page, loop, clicks } = visit;
            const deal = { Name: 'Gone', StageName: 'Prospecting', CloseDate: '2033-01-31' };
            const { id = '' } = await loop.admin.sobject('Opportunity').create(deal);
            await open(visit, 'live');
            await choiceOf(page, 'Gone').waitFor(FAR_SIDE);
            await loop.admin.sobject('Opportunity').destroy(id);
            await clicks.click(button(page, 'Try them'));
            await sees(visit, 'Read the Opportunity', 'toDo');
            return (await check(page, 'Read the Opportunity', 'toDo').locator('.saw').textContent()) ?? '';
        }
    }
];

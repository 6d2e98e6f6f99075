import assert from 'node:assert/strict';
import type { MappingAnswer, MappingDocument } from '@cosell/contracts/setup-answers';
import type { Step } from '../../../../../../scripts/loop/perform-steps.ts';
import { asAdmin } from '../../../../../../scripts/loop/setup/apex-call.ts';
import { button, check, FAR_SIDE, lookAgain, looksUntil, open, sees, type Walk } from '../places.ts';

const SELLER = 'sue.seller@contoso.example';

async function activeVersion({ loop }: Walk): Promise<string> {
    const { records } = await loop.admin.query<{ Id: string }>(
        'SELECT Id FROM Co_sell_Mapping__c WHERE Active__c = TRUE'
    );
    assert.ok(records[0], 'a version is in force');
    return records[0].Id;
}

/** Publishes past the page, as a deployment script may. */
async function publish({ loop }: Walk, edit: (document: MappingDocument) => object): Promise<void> {
    const { document } = await asAdmin<MappingAnswer>(loop, 'CoSellMapping.read');
    const text = JSON.stringify(edit(document));
    await asAdmin(loop, 'CoSellRelayOrgPermission.openFor', { document: text });
    const { problems } = await asAdmin<{ problems: unknown[] }>(loop, 'CoSellMapping.publish', {
        document: text,
        name: null
    });
    assert.deepEqual(problems, []);
    await asAdmin(loop, 'CoSellMapping.refresh');
}

/** What the mapping names and the org does not have, or people do not see. */
export const mappingBreaks: Step<Walk>[] = [
    {
        title: 'A version that somebody has broken by hand is not in force, and is red',
        async run(visit) {
            const { page, loop, clicks } = visit;
            const id = await activeVersion(visit);
            const versions = loop.admin.sobject('Co_sell_Mapping__c');
            const { Document__c: whole } = await versions.retrieve(id);
            await versions.update({ Id: id, Document__c: '{ "version": 1, "rows": [' });
            await asAdmin(loop, 'CoSellMapping.refresh').catch(() => undefined);
            await open(visit, 'health');
            await looksUntil(visit, 'mapping', 'toDo');
            await open(visit, 'fields');
            await sees(visit, 'mapping', 'toDo');
            const saw = await check(page, 'mapping', 'toDo').locator('.saw').textContent();
            await versions.update({ Id: id, Document__c: whole });
            await clicks.click(button(page, 'Check again').last());
            await sees(visit, 'mapping', 'ready');
            await open(visit, 'health');
            await looksUntil(visit, 'mapping', 'ready');
            return saw ?? '';
        }
    },
    {
        title: 'A field that a seller does not see is named, and opened',
        async run(visit) {
            const { page, loop, clicks, lights } = visit;
            await publish(visit, (document) => ({
                ...document,
                rows: document.rows.map((row) =>
                    row.deal === 'notes'
                        ? { deal: 'notes', opportunity: 'Segment__c', direction: 'out' }
                        : row
                )
            }));
            await open(visit, 'people');
            const access = page.locator('c-co-sell-field-access');
            await clicks.click(button(page, 'Look who lacks what'));
            await access.locator('li[data-state="attention"]').first().waitFor(FAR_SIDE);
            await lights.note();
            const saw = await access.locator('li .saw').first().textContent();
            const ids = async (soql: string) =>
                (await loop.admin.query<{ Id: string }>(soql)).records[0]?.Id ?? '';
            await loop.admin.sobject('PermissionSetAssignment').create({
                AssigneeId: await ids(`SELECT Id FROM User WHERE Username = '${SELLER}'`),
                PermissionSetId: await ids("SELECT Id FROM PermissionSet WHERE Name = 'Segments'")
            });
            await clicks.click(button(page, 'Look who lacks what'));
            await access.locator('[data-sentence]').filter({ hasText: /\S/ }).waitFor(FAR_SIDE);
            await lights.gone('people', 'a user who lacks fields');
            return saw ?? '';
        }
    },
    {
        title: 'A mapping of another org names a record type that is not here, and nobody as owner',
        async run(visit) {
            const { page, loop, clicks, lights } = visit;
            const { document } = await asAdmin<MappingAnswer>(loop, 'CoSellMapping.read');
            const imported = {
                ...document,
                newOpportunity: { ...document.newOpportunity, owner: [], recordType: 'Partner_Deal' }
            };
            await open(visit, 'fields');
            await page.locator('c-co-sell-mapping-versions input[type="file"]').setInputFiles({
                name: 'co-sell-mapping.json',
                mimeType: 'application/json',
                buffer: Buffer.from(JSON.stringify(imported))
            });
            await button(page, 'Discard changes').waitFor(FAR_SIDE);
            await open(visit, 'people');
            const deals = page.locator('c-co-sell-inbound-deals');
            await clicks.click(deals.locator('[data-examples]'));
            await sees(visit, 'recordType', 'toDo');
            assert.equal((await deals.locator('li[data-state="attention"]').count()) > 0, true);
            const saw = await check(page, 'recordType', 'toDo').locator('.saw').textContent();
            await clicks.click(button(page, 'Discard changes'));
            // Not before: the examples would be those of the imported document.
            await button(page, 'Discard changes').waitFor({ state: 'detached', ...FAR_SIDE });
            await clicks.click(deals.locator('[data-examples]'));
            await deals.locator('li[data-state="ready"]').first().waitFor(FAR_SIDE);
            await lights.note();
            assert.equal(await page.locator('li[data-check="recordType"]').count(), 0);
            await lights.gone('people', 'recordType');
            return saw ?? '';
        }
    },
    {
        title: 'A country that Microsoft does not know, older than the picklists, gets its code',
        async run(visit) {
            const { page, clicks } = visit;
            await open(visit, 'values');
            await sees(visit, 'countries', 'attention');
            const saw = await check(page, 'countries', 'attention').locator('.saw').textContent();
            await clicks.fill(page.locator('[data-country="Atlantis"]').getByRole('textbox'), 'GR');
            await sees(visit, 'countries', 'ready');
            await clicks.click(button(page, 'Publish'));
            await button(page, 'Discard changes').waitFor({ state: 'detached', ...FAR_SIDE });
            return saw ?? '';
        }
    },
    {
        title: 'Old plays and ids that are none of Microsoft’s are offered no more',
        async run(visit) {
            const { page, clicks } = visit;
            await open(visit, 'solutions');
            await sees(visit, 'ids', 'attention');
            await sees(visit, 'plays', 'attention');
            const press = (row: string) => clicks.click(page.locator(`${row} .slds-checkbox_faux`));
            await press('tr[data-solution="contoso-forecast-0001"]');
            await sees(visit, 'ids', 'ready');
            await press('tr[data-play="Unify Your Data Platform"]');
            await sees(visit, 'plays', 'ready');
            await press('tr[data-solution="contoso-forecast-0001"]');
            await lookAgain(visit);
            return 'one of each';
        }
    },
    {
        title: 'An alliance manager is named',
        async run(visit) {
            const { page, clicks } = visit;
            await open(visit, 'people');
            await sees(visit, 'CoSell_Alliance_Manager', 'attention');
            await clicks.fill(page.getByLabel('Find a user'), SELLER);
            await page.getByLabel('Find a user').press('Enter');
            await clicks.click(
                page.locator(
                    `tr[data-user="${SELLER}"] [data-set="CoSell_Alliance_Manager"] .slds-checkbox_faux`
                )
            );
            await sees(visit, 'CoSell_Alliance_Manager', 'ready');
            return SELLER;
        }
    }
];

import assert from 'node:assert/strict';
import {
    button,
    card,
    cell,
    choose,
    dialogOf,
    FAR_SIDE,
    gone,
    home,
    part,
    picture,
    saveInPortal,
    seen,
    shows,
    state,
    toggleSync,
    typeInto,
    type Day,
    type DayStep
} from './places.ts';

/** A deal of the partner: shared, accepted, edited on both sides. */
export const outgoing: DayStep[] = [
    { title: 'Home: nothing waits', run: emptyHome },
    { title: 'A new Opportunity shows its fields and the card, sync off', run: createOpportunity },
    { title: 'Previewed and shared: Partner Center has it, the card follows it', run: share },
    { title: 'Microsoft accepts: its status and its seller are shown', run: microsoftAccepts },
    { title: 'A value of either side shows on the other', run: editEither },
    { title: 'Edits on both sides: a conflict with both values', run: conflict },
    { title: "Microsoft's value is chosen: both sides have it", run: resolve },
    { title: 'The value that has lost comes back by one click, on both sides', run: restore },
    { title: 'The MACC is kept; notes are asked for', run: keepByHand }
];

async function emptyHome(day: Day): Promise<string> {
    const { page, url } = day;
    await page.goto(`${url}/?theme=cosmos#home`);
    const nothing = home(page).locator('[data-empty]');
    await nothing.waitFor(FAR_SIDE);
    await picture(day, '01-home-empty', home(page));
    return (await nothing.textContent()) ?? '';
}

async function createOpportunity(day: Day): Promise<string> {
    const { page } = day;
    await button(page, 'New Opportunity').click();
    await state(page, 'Off').waitFor(FAR_SIDE);
    const name = await page.getByLabel('Opportunity name').inputValue();
    assert.match(name, /\S/);
    assert.equal(await page.getByText('Nothing: this Opportunity has not been shared.').isVisible(), true);
    await picture(day, '02-not-shared');
    return name;
}

async function share(day: Day): Promise<string> {
    const { page } = day;
    await toggleSync(page);
    const dialog = dialogOf(page);
    await seen(dialog.locator('[data-value="help"]'), 'Workload Specific Value Proposition');
    await seen(dialog.locator('[data-locks]'), 'Customer contacts');
    await picture(day, '03-preview', dialog);
    await button(dialog, 'Share').click();
    await dialog.getByText('Complete this field.').waitFor();
    await dialog.locator('.slds-checkbox_faux').click();
    await button(dialog, 'Share').click();
    await gone(dialog);
    await state(page, 'Synced').waitFor(FAR_SIDE);
    await seen(cell(page, 'Status'), 'New / Pending');
    const link = part(page, 'referral').getByRole('link');
    await link.waitFor(FAR_SIDE);
    await picture(day, '03-on-its-way');
    return (await link.getAttribute('href')) ?? '';
}

async function microsoftAccepts(day: Day): Promise<string> {
    const { page } = day;
    await button(page, 'Microsoft accepts').click();
    await seen(part(page, 'referral').locator('[data-fact="microsoft-status"]'), 'Accepted');
    const seller = part(page, 'sellers').locator('[data-seller]');
    await seller.waitFor(FAR_SIDE);
    assert.equal(await button(page, 'Microsoft accepts').isVisible(), false);
    await seen(part(page, 'timeline').locator('[data-moment]'), 'Opportunity updated');
    await picture(day, '04-accepted');
    return (await seller.textContent()) ?? '';
}

async function editEither({ page }: Day): Promise<string> {
    await typeInto(page.getByLabel('Amount'), '61000');
    await seen(cell(page, 'Deal value'), '$61,000.00');
    await saveInPortal(page, '73500');
    await shows(page.getByLabel('Amount'), '$73,500.00');
    await state(page, 'Synced').waitFor(FAR_SIDE);
    for (const where of ['Salesforce', 'Relay', 'Partner Center'])
        await seen(page.locator('loop-trail tbody tr'), where);
    return '$61,000.00, then $73,500.00; the trail tells of all three parts';
}

/** What is changed on both sides while sync is off is a conflict once it is on again. */
async function conflict(day: Day): Promise<string> {
    const { page } = day;
    await toggleSync(page);
    await state(page, 'Off').waitFor(FAR_SIDE);
    await typeInto(page.getByLabel('Amount'), '80000');
    await saveInPortal(page, '82000');
    await seen(cell(page, 'Deal value'), '$82,000.00');
    await toggleSync(page);
    const sides = part(page, 'conflicts').locator('[data-conflict="Amount"]');
    await seen(sides, '80,000');
    await seen(sides, '82,000');
    await picture(day, '05-conflict');
    return (await sides.textContent())?.replace(/\s+/g, ' ').trim() ?? '';
}

async function resolve({ page }: Day): Promise<string> {
    await button(part(page, 'conflicts'), 'Keep that of Microsoft').click();
    await gone(part(page, 'conflicts'));
    await shows(page.getByLabel('Amount'), '$82,000.00');
    await state(page, 'Synced').waitFor(FAR_SIDE);
    return page.getByLabel('Amount').inputValue();
}

async function restore(day: Day): Promise<string> {
    const { page } = day;
    await card(page).getByRole('tab', { name: 'History' }).click();
    const back = part(page, 'timeline').getByRole('button', { name: 'Restore this value' }).first();
    await back.waitFor(FAR_SIDE);
    await picture(day, '05-history');
    await back.click();
    await seen(cell(page, 'Deal value'), '$80,000.00');
    await shows(page.getByLabel('Amount'), '$80,000.00');
    await card(page).getByRole('tab').first().click();
    return page.getByLabel('Amount').inputValue();
}

async function keepByHand(day: Day): Promise<string> {
    const { page } = day;
    const macc = part(page, 'macc');
    await choose(macc, 'Customer has an Azure commitment (MACC)', 'Yes');
    await card(page).locator('c-co-sell-macc').getByRole('combobox', { disabled: false }).waitFor(FAR_SIDE);
    await card(page).getByRole('tab', { name: 'Notes' }).click();
    await part(page, 'notes').locator('[data-empty]').waitFor(FAR_SIDE);
    await page.reload();
    await seen(part(page, 'macc'), 'Yes');
    return 'Yes, also after a reload; no notes yet';
}

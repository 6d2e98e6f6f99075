import {
    button,
    cell,
    change,
    choose,
    dealInList,
    dialogOf,
    FAR_SIDE,
    gone,
    home,
    part,
    picture,
    seen,
    state,
    typeInto,
    type Day,
    type DayStep
} from './places.ts';

/** Deals of Microsoft: one is linked and accepted, one declined. From then on by phone, in the dark. */
export const incoming: DayStep[] = [
    { title: 'A deal from Microsoft comes in; home tells what waits', run: receive },
    { title: 'It is linked to an Opportunity that is there already', run: linkElsewhere },
    { title: 'Accepted by the card: Partner Center and the card show it', run: accept },
    { title: 'Declining asks for a reason, and Microsoft has it', run: decline }
];

async function receive(day: Day): Promise<string> {
    const { page } = day;
    await button(page, 'New Opportunity').click();
    await state(page, 'Off').waitFor(FAR_SIDE);
    await typeInto(page.getByLabel('Opportunity name'), 'Known for months');
    await dealInList(page, 'Known for months').waitFor(FAR_SIDE);
    await button(page, 'Deal from Microsoft').click();
    await dealInList(page, 'from Microsoft').waitFor(FAR_SIDE);
    await page.getByRole('link', { name: 'Home' }).click();
    const ready = home(page).locator('[data-group="ready"]');
    await seen(ready, 'Known for months');
    await picture(day, '06-home-ready', home(page));
    return (await ready.innerText()).replace(/\s+/g, ' ');
}

async function linkElsewhere(day: Day): Promise<string> {
    const { page } = day;
    await dealInList(page, 'from Microsoft').getByRole('button').click();
    await part(page, 'invitation').waitFor(FAR_SIDE);
    await picture(day, '07-invitation');
    await button(part(page, 'invitation'), 'Link to an existing Opportunity').click();
    const dialog = dialogOf(page);
    await dialog.getByLabel('Search your open Opportunities').fill('months');
    await button(dialog, 'Search').click();
    await dialog.getByText('Known for months').click();
    await picture(day, '08-link', dialog);
    await button(dialog, 'Link').click();
    await gone(dialog);
    await seen(page.locator('loop-opportunity h2'), 'Known for months');
    await part(page, 'invitation').waitFor(FAR_SIDE);
    await seen(cell(page, 'Status'), 'New / Pending');
    await page.getByRole('link', { name: 'Home' }).click();
    const waits = home(page).locator('[data-group="invitations"]').getByRole('link');
    await picture(day, '09-home-invitation', home(page));
    await waits.click();
    await part(page, 'invitation').waitFor(FAR_SIDE);
    return 'the invitation, at the Opportunity of before and on the home page';
}

async function accept(day: Day): Promise<string> {
    const { page } = day;
    await change(day, 'phone-dark');
    await button(part(page, 'invitation'), 'Accept').click();
    await seen(cell(page, 'Status'), 'Active / Accepted');
    await part(page, 'closing').waitFor(FAR_SIDE);
    await gone(part(page, 'invitation'));
    await picture(day, '10-accepted-here');
    return (await part(page, 'referral').locator('[data-fact="status"]').textContent()) ?? '';
}

async function decline(day: Day): Promise<string> {
    const { page } = day;
    const before = await page.locator('loop-deal-list li').count();
    await button(page, 'Deal from Microsoft').click();
    const newest = page.locator('loop-deal-list li').first();
    await page.locator('loop-deal-list li').nth(before).waitFor(FAR_SIDE);
    await newest.getByRole('button').click();
    const ask = button(part(page, 'invitation'), 'Decline');
    await ask.click();
    const dialog = dialogOf(page);
    await button(dialog, 'Decline').click();
    await dialog.getByText('Complete this field.').waitFor();
    await choose(dialog, 'Reason', 'Another reason');
    await dialog.getByLabel('Your reason, as Microsoft reads it').fill('No capacity.');
    await picture(day, '11-decline', dialog);
    await button(dialog, 'Cancel').click();
    await gone(dialog);
    await seen(cell(page, 'Status'), 'New / Pending');
    await ask.click();
    await choose(dialog, 'Reason', 'Not a customer');
    await button(dialog, 'Decline').click();
    await seen(cell(page, 'Status'), 'Closed / Declined');
    await gone(part(page, 'invitation'));
    await picture(day, '12-declined');
    return 'left once, then Closed / Declined';
}

import assert from 'node:assert/strict';
import path from 'node:path';
import {
    button,
    card,
    cell,
    choose,
    dealInList,
    dialogOf,
    FAR_SIDE,
    gone,
    part,
    picture,
    seen,
    type Day,
    type DayStep
} from './places.ts';

/** The end of a deal and of the day. */
export const closing: DayStep[] = [
    { title: 'A close by the stage waits, and is cancelled', run: cancelClose },
    { title: 'Lost, with a reason; nothing can change afterwards', run: lose },
    { title: 'Offline, and back', run: offline },
    { title: 'The console has no error', run: quietConsole }
];

async function cancelClose(day: Day): Promise<string> {
    const { page } = day;
    await dealInList(page, 'Known for months').getByRole('button').click();
    await part(page, 'closing').waitFor(FAR_SIDE);
    await choose(page, 'Stage', 'Closed Won');
    const cancel = button(part(page, 'closing'), 'Cancel the close');
    await cancel.waitFor(FAR_SIDE);
    await picture(day, '13-close-waits');
    await cancel.click();
    await button(part(page, 'closing'), 'Lost').waitFor(FAR_SIDE);
    await seen(cell(page, 'Status'), 'Active / Accepted');
    return 'still Active / Accepted';
}

async function lose(day: Day): Promise<string> {
    const { page } = day;
    const dialog = dialogOf(page);
    await button(part(page, 'closing'), 'Won').click();
    await dialog.locator('[data-early]').waitFor();
    await picture(day, '14-won-too-early', dialog);
    await button(dialog, 'Cancel').click();
    await gone(dialog);
    await button(part(page, 'closing'), 'Lost').click();
    await choose(dialog, 'Reason', "Customer didn't respond");
    await button(dialog, 'Lost').click();
    await seen(cell(page, 'Status'), 'Closed / Lost');
    await gone(part(page, 'closing'));
    await seen(part(page, 'locks'), 'closed at Microsoft');
    await picture(day, '15-lost');
    return 'Closed / Lost';
}

async function offline({ page, look, pictures }: Day): Promise<string> {
    const note = card(page).locator('[data-offline]');
    await page.context().setOffline(true);
    await note.waitFor();
    // In the look of the moment: another stylesheet cannot be fetched now.
    await card(page).screenshot({ path: path.join(pictures, `16-offline-${look}.png`) });
    await page.context().setOffline(false);
    await gone(note);
    return 'said, and gone again';
}

async function quietConsole({ consoleErrors }: Day): Promise<string> {
    // While offline every request fails, as it should.
    const unexpected = consoleErrors.filter((text) => !text.includes('ERR_INTERNET_DISCONNECTED'));
    assert.deepEqual(unexpected, []);
    return 'none';
}

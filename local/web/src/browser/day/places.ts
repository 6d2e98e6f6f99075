import assert from 'node:assert/strict';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { faultsOfLook, looks, wear, type LookName } from '../looks.ts';

/** What the steps of the day share. */
export interface Day {
    page: Page;
    /** Address of the page. */
    url: string;
    /** The look in which the seller works now. */
    look: LookName;
    /** Folder of the pictures. */
    pictures: string;
    /** Errors that the page wrote to its console. */
    consoleErrors: string[];
}

export interface DayStep {
    title: string;
    run(day: Day): Promise<string>;
}

/** How long the other side may take. */
export const FAR_SIDE = { timeout: 30_000 };

export const card = (page: Page) => page.locator('c-co-sell-card');
export const state = (page: Page, name: string) => card(page).locator(`[data-state="${name}"]`);
/** A leaf of the card, such as `referral`. */
export const part = (page: Page, name: string) => card(page).locator(`c-co-sell-${name}`);
export const home = (page: Page) => page.locator('c-co-sell-home');
export const dialogOf = (page: Page) => page.getByRole('dialog');
/** What Partner Center holds: ours first, then Microsoft's. */
export const cell = (page: Page, row: string): Locator =>
    page.locator('loop-partner-center').getByRole('row', { name: row }).getByRole('cell');
export const button = (place: Page | Locator, name: string) =>
    place.getByRole('button', { name, exact: true });
export const dealInList = (page: Page, text: string) =>
    page.locator('loop-deal-list li').filter({ hasText: text }).first();
export const seen = (locator: Locator, text: string) =>
    locator.filter({ hasText: text }).first().waitFor(FAR_SIDE);
export const gone = (locator: Locator) => locator.waitFor({ state: 'detached', ...FAR_SIDE });
/** The checkbox itself is invisible under the drawn toggle. */
export const toggleSync = (page: Page) => card(page).locator('.slds-checkbox_faux').first().click();

/** Waits until a field displays this value. A field is inside shadow roots, which only a handle reaches. */
export async function shows(field: Locator, value: string): Promise<void> {
    const displays = ([element, wanted]: [unknown, string]) =>
        (element as { value: string }).value === wanted;
    const handle: unknown = await field.elementHandle();
    await field.page().waitForFunction(displays, [handle, value] as [unknown, string], FAR_SIDE);
}

/**
 * By the keyboard: a number field shows another text while it has the focus, which `fill` does not expect.
 */
export async function typeInto(field: Locator, text: string): Promise<void> {
    await field.click();
    await field.press('ControlOrMeta+a');
    await field.pressSequentially(text);
    await field.press('Tab');
}

export async function choose(place: Page | Locator, box: string, option: string): Promise<void> {
    await place.getByRole('combobox', { name: box }).click();
    await place.getByRole('option', { name: option, exact: true }).click();
}

/** A value saved by a colleague in the portal. */
export async function saveInPortal(page: Page, value: string): Promise<void> {
    await typeInto(page.getByLabel('Deal value, as a colleague in the portal'), value);
    await button(page, 'Save in portal').click();
}

/** The seller goes on in this look. */
export async function change(day: Day, look: LookName): Promise<void> {
    day.look = look;
    await wear(day.page, look);
}

/**
 * A picture of what the seller sees: of a dialog or the home component in every look, of the card in the look
 * of the moment, since `browser/states` has its states in all of them. Each colour scheme is checked once:
 * what is wrong in one width is mostly wrong in the other.
 */
export async function picture(day: Day, name: string, beside?: Locator): Promise<void> {
    const { page, pictures, look } = day;
    const shown = beside ?? card(page);
    for (const other of beside ? (Object.keys(looks) as LookName[]) : [look]) {
        await wear(page, other);
        await shown.screenshot({ path: path.join(pictures, `${name}-${other}.png`) });
        if (other === 'desktop' || other === 'phone-dark') {
            assert.deepEqual(await faultsOfLook(page, shown), [], `${name}, ${other}`);
        }
    }
    await wear(page, look);
}

import type { Locator, Page } from 'playwright-core';
import type { Loop } from '../../../../../scripts/loop/start-loop.ts';
import type { Clicks } from './clicks.ts';
import type { Lights } from './lights.ts';

/** One admin on the setup page. */
export interface Walk {
    page: Page;
    loop: Loop;
    clicks: Clicks;
    lights: Lights;
    /** In every look. */
    screenshot(name: string): Promise<void>;
}

/** How long the other side may take. */
export const FAR_SIDE = { timeout: 60_000 };
/** As Microsoft's own connector registers itself. */
export const FLOW = 'https://prod-12.westeurope.logic.azure.com/workflows/x';

export const button = (page: Page | Locator, name: string) => page.getByRole('button', { name, exact: true });
export const check = (page: Page, name: string, state: string): Locator =>
    page.locator(`c-co-sell-setup li[data-check="${name}"][data-state="${state}"]`);
export const box = (page: Page, username: string, set: string): Locator =>
    page.locator(`tr[data-user="${username}"] [data-set="${set}"] .slds-checkbox_faux`);

/** Box of an Opportunity that can be chosen for a dry run. */
export const choiceOf = (page: Page, name: string): Locator =>
    page.locator('c-co-sell-dry-run .slds-checkbox').filter({ hasText: name });

/** Waits until a check of the step that is open stands so. */
export async function sees({ page, lights }: Walk, name: string, state: string): Promise<void> {
    await check(page, name, state).first().waitFor(FAR_SIDE);
    await lights.note();
}

/** Opens a step, and waits until what it asks for itself is there. */
export async function open({ page, clicks }: Walk, step: string): Promise<void> {
    await clicks.click(page.locator(`[data-step="${step}"]`));
    await page.locator(`[data-step="${step}"][aria-current="step"]`).waitFor();
}

export async function lookAgain({ page, clicks }: Walk): Promise<void> {
    await clicks.click(page.locator('[data-check-again]'));
    await page.locator('[data-check-again]:not([disabled])').waitFor(FAR_SIDE);
}

/** Looks again until the check stands so: what it looks at may need a moment. */
export async function looksUntil(visit: Walk, name: string, state: string): Promise<void> {
    const wanted = check(visit.page, name, state).first();
    const deadline = Date.now() + FAR_SIDE.timeout;
    while (!(await wanted.isVisible())) {
        if (Date.now() > deadline) break;
        await lookAgain(visit);
        await wanted.waitFor({ timeout: 2000 }).catch(() => undefined);
    }
    await sees(visit, name, state);
}

/** Finds a user by name on the page and ticks or unticks one of its boxes. */
export async function tick({ page, clicks }: Walk, username: string, set: string): Promise<void> {
    await clicks.fill(page.getByLabel('Find a user'), username);
    await page.getByLabel('Find a user').press('Enter');
    await clicks.click(box(page, username, set));
}

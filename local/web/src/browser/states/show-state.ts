import assert from 'node:assert/strict';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { OPPORTUNITY, ORG_CALLS, orgAnswer } from '../../card-alone/org-answers.ts';
import { faultsOfLook, looks, wear, type LookName } from '../looks.ts';
import type { CardState } from './states.ts';

/** Where a card stands on a record page: in the narrow column of a desk, or on a phone. */
const COLUMN = 560;
/** Each colour scheme and each width is checked once. */
const CHECKED: readonly LookName[] = ['desktop', 'phone-dark'];

const GO_OFFLINE = `
    Object.defineProperty(navigator, 'onLine', { get: () => false });
    window.dispatchEvent(new Event('offline'));`;

export interface Gallery {
    /** Of the card alone, built for the user of this state. */
    url: string;
    packageDir: string;
    /** Folder of the pictures. */
    pictures: string;
}

/**
 * Opens the card in this state, checks how it looks, also from right to left, and takes its pictures.
 * Throws with what is wrong.
 */
export async function showState(browser: Browser, state: CardState, gallery: Gallery): Promise<void> {
    const page = await browser.newPage({ viewport: looks.desktop.viewport, reducedMotion: 'reduce' });
    try {
        const errors: string[] = [];
        page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
        await answerCalls(page, state, gallery.packageDir);
        await page.goto(`${gallery.url}/?theme=cosmos#${OPPORTUNITY}`);
        const card = page.locator('c-co-sell-card');
        if (state.tab) await card.getByRole('tab', { name: state.tab }).click();
        if (state.isOffline) {
            await card.locator('[data-state]').waitFor();
            // The browser itself stays online: the looks fetch stylesheets.
            await page.evaluate(GO_OFFLINE);
        }
        await card.locator(state.shown).first().waitFor();
        await inEveryLook(page, state, gallery.pictures);
        assert.deepEqual(errors, [], state.name);
    } finally {
        await page.close();
    }
}

async function answerCalls(page: Page, state: CardState, packageDir: string): Promise<void> {
    const { refused, isLoading } = state;
    await page.route(ORG_CALLS, async (route) => {
        const url = route.request().url();
        if (isLoading) return;
        if (refused && url.includes('/ui-api/records/'))
            await route.fulfill({ status: refused.status, json: [{ message: refused.message }] });
        else await route.fulfill({ json: await orgAnswer(url, state, packageDir) });
    });
}

async function inEveryLook(page: Page, { name }: CardState, pictures: string): Promise<void> {
    const shown = page.locator('c-co-sell-card');
    for (const look of Object.keys(looks) as LookName[]) {
        await wear(page, look);
        const { width, height } = looks[look].viewport;
        await page.setViewportSize({ width: Math.min(width, COLUMN), height });
        await shown.screenshot({ path: path.join(pictures, `${name}-${look}.png`) });
        if (CHECKED.includes(look)) assert.deepEqual(await faultsOfLook(page, shown), [], `${name}, ${look}`);
    }
    await wear(page, 'phone');
    await page.evaluate(`document.documentElement.dir = 'rtl'`);
    await shown.screenshot({ path: path.join(pictures, `${name}-right-to-left.png`) });
    assert.deepEqual(await faultsOfLook(page, shown), [], `${name}, right to left`);
}

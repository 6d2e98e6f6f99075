import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page, Route } from 'playwright-core';
import { openBrowser } from '../browser/open-browser.ts';
import { OPPORTUNITY, ORG_CALLS, orgAnswer, type OrgAnswers } from '../card-alone/org-answers.ts';
import { serveCard } from '../card-alone/serve-card.ts';

/** A deal, what its first paint shows, and the answers of the org that the unit tests use too. */
export interface PaintCase extends OrgAnswers {
    deal: string;
    /** Selector of what is there once the card is painted. */
    painted: string;
}

export interface FirstPaint {
    deal: string;
    calls: number;
}

/**
 * Opens the card alone in Chromium, answers its calls one by one, and counts those that it has made when it
 * is painted. Throws when it is not painted after all of them.
 */
export async function firstPaints(settings: {
    packageDir: string;
    cacheDir: string;
    browser: string;
}): Promise<FirstPaint[]> {
    const { packageDir } = settings;
    const browser = await openBrowser(settings.browser);
    try {
        const card = await serveCard({ ...settings, permissionSets: ['CoSell_Seller'] });
        try {
            const paints: FirstPaint[] = [];
            for (const one of await paintCases(packageDir)) {
                const page = await browser.newPage();
                paints.push({ deal: one.deal, calls: await paintCard(page, card.url, one, packageDir) });
                await page.close();
            }
            return paints;
        } finally {
            await card.close();
        }
    } finally {
        await browser.close();
    }
}

/** The deals whose first paint is looked at: one that is not shared yet, and one that is. */
export async function paintCases(packageDir: string): Promise<PaintCase[]> {
    const shared = JSON.parse(
        await readFile(path.join(packageDir, 'lwc/coSellCard/__tests__/data/syncedDeal.json'), 'utf8')
    ) as { fields: Record<string, unknown> };
    const value = (of: unknown) => ({ value: of, displayValue: null });
    const unshared = {
        Sync_With_Partner_Center__c: value(false),
        Co_sell_Sync_State__c: value('Off'),
        Name: value('Forecast')
    };
    return [
        { deal: 'not shared yet', painted: 'c-co-sell-readiness [data-count]', fields: unshared },
        { deal: 'shared', painted: '[data-state="Synced"]', fields: shared.fields }
    ];
}

/**
 * Opens the card at `url` in this page and answers its calls one by one.
 * @returns how many calls it has made when it is painted
 * @throws Error when it is not painted after all of them
 */
export async function paintCard(
    page: Page,
    url: string,
    one: PaintCase,
    packageDir: string
): Promise<number> {
    const waiting: Route[] = [];
    let made = 0;
    let arrived = Promise.withResolvers<void>();
    await page.route(ORG_CALLS, (route) => {
        made += 1;
        waiting.push(route);
        arrived.resolve();
        arrived = Promise.withResolvers<void>();
    });
    await page.goto(`${url}/#${OPPORTUNITY}`);
    for (;;) {
        if (!waiting.length)
            await within(arrived.promise, `The card of a deal that is ${one.deal} is not painted.`);
        const before = made;
        const route = waiting.shift();
        await route?.fulfill({ json: await orgAnswer(route.request().url(), one, packageDir) });
        // Two frames: what the answer brings about is rendered, and what it asks for is asked.
        await page.evaluate(
            'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))'
        );
        if (await page.locator(one.painted).count()) return before;
    }
}

async function within(signal: Promise<void>, complaint: string): Promise<void> {
    const late = Promise.withResolvers<void>();
    const timer = setTimeout(() => late.reject(new Error(complaint)), 20_000);
    try {
        await Promise.race([signal, late.promise]);
    } finally {
        clearTimeout(timer);
    }
}

import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../../local/web/src/browser/open-browser.ts';
import { serveCard } from '../../local/web/src/card-alone/serve-card.ts';
import { paintCard, paintCases, type PaintCase } from '../../local/web/src/size/first-paint.ts';
import { ensureBrowser } from '../../scripts/setup/browser.ts';
import { runCommand } from '../../scripts/test/command.ts';
import type { BenchSettings } from '../bench-settings.ts';
import type { Figure } from '../figure.ts';
import { median, rounded, spreadOf } from '../numbers.ts';

const MOST_CALLS = 2;
const MOST_SCRIPT_MS = 100;

const root = path.join(import.meta.dirname, '../..');
const packageDir = path.join(root, 'force-app/main/default');

/** What the card adds to a page until its first paint, in headless Chromium, with the unit tests' answers. */
export async function cardPaint({ rounds, full }: BenchSettings): Promise<Figure[]> {
    const browser = await openBrowser(await ensureBrowser(runCommand));
    const card = await serveCard({
        packageDir,
        cacheDir: path.join(root, '.local/web'),
        permissionSets: ['CoSell_Seller']
    });
    try {
        const figures: Figure[] = [];
        // Before a deal is shared the card asks for most.
        const cases = await paintCases(packageDir);
        for (const one of full ? cases : cases.slice(0, 1))
            figures.push(...(await figuresOf(browser, card.url, one, rounds)));
        return figures;
    } finally {
        await card.close();
        await browser.close();
    }
}

async function figuresOf(browser: Browser, url: string, one: PaintCase, rounds: number): Promise<Figure[]> {
    const calls: number[] = [];
    const withCard: number[] = [];
    const without: number[] = [];
    for (let round = 0; round <= rounds; round++) {
        const ours = await scriptMs(browser, async (page) => {
            calls.push(await paintCard(page, url, one, packageDir));
        });
        const others = await scriptMs(browser, (page) => openWithout(page, url));
        // The first round fills the file cache for both.
        if (round === 0) continue;
        withCard.push(ours);
        without.push(others);
    }
    const added = withCard.map((ms, round) => ms - (without[round] ?? NaN));
    const what = `a deal that is ${one.deal}`;
    return [
        {
            row: `card, calls to first paint, ${one.deal}`,
            what,
            ours: String(Math.max(...calls)),
            against: '0: the same page without it',
            value: Math.max(...calls),
            aim: { atMost: MOST_CALLS }
        },
        {
            row: `card, script to first paint, ${one.deal}`,
            what: `${what}, milliseconds of the page's main thread × ${rounds}`,
            ours: `${rounded(median(withCard), 0)} ms`,
            against: `${rounded(median(without), 0)} ms: the same page without it`,
            value: median(added),
            spread: spreadOf(added),
            aim: { atMost: MOST_SCRIPT_MS },
            note: 'the value is what the card adds'
        }
    ];
}

/** Milliseconds of script in a new page with empty caches. */
async function scriptMs(browser: Browser, open: (page: Page) => Promise<void>): Promise<number> {
    const page = await browser.newPage();
    try {
        const devTools = await page.context().newCDPSession(page);
        // Time of the thread and not of the clock: what else runs on the machine does not count.
        await devTools.send('Performance.enable', { timeDomain: 'threadTicks' });
        await open(page);
        const { metrics } = await devTools.send('Performance.getMetrics');
        return 1_000 * (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? NaN);
    } finally {
        await page.close();
    }
}

/** The page with all that an org has loaded before any card is there: framework and base components. */
async function openWithout(page: Page, url: string): Promise<void> {
    await page.route('**/app/main.js', async (route) => {
        const code = await (await route.fetch()).text();
        const modules = [...code.matchAll(/^\s*import\b[^'"]*['"]([^'"]+)['"];?$/gm)].map(([, name]) => name);
        if (!modules.includes('lwc')) throw new Error('The page does not import the framework by its name.');
        await route.fulfill({
            contentType: 'text/javascript',
            body: [
                ...modules.map((name) => `import ${JSON.stringify(name)};`),
                "document.getElementById('page').dataset.loaded = 'yes';"
            ].join('\n')
        });
    });
    await page.goto(url);
    await page.locator('#page[data-loaded]').waitFor({ state: 'attached' });
}

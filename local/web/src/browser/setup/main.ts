import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { performSteps } from '../../../../../scripts/loop/perform-steps.ts';
import { startLoop } from '../../../../../scripts/loop/start-loop.ts';
import type { Step } from '../../../../../scripts/loop/perform-steps.ts';
import { faultsOfLook, wear } from '../looks.ts';
import { openBrowser } from '../open-browser.ts';
import { connectorTraces } from './breakdowns/connector.ts';
import { dealsBreak } from './breakdowns/deals.ts';
import { mappingBreaks } from './breakdowns/mapping.ts';
import { microsoftBreaks } from './breakdowns/microsoft.ts';
import { relayBreaks } from './breakdowns/relay.ts';
import { Clicks } from './clicks.ts';
import { mendedOrg, orgInTheWay, type CustomerOrg } from './customer-orgs.ts';
import { Lights } from './lights.ts';
import { orgChecks } from './org-checks.ts';
import type { Walk } from './places.ts';
import { walk } from './walk.ts';

/**
 * Sets the product up in headless Chromium as an admin does, from an org as it is after the installation to a
 * deal in step, and says how many clicks and seconds it took. Before and after, everything is broken that a
 * check of the page looks at: exit code 0 only if each was seen red and then green. Pictures in
 * test-results/screenshots.
 */
const program = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const pictures = fileURLToPath(new URL('../../../../../test-results/screenshots/', import.meta.url));
const VIEWPORT = { width: 1440, height: 1000 };

const say = (line: string) => console.log(line);
const dataDir = await mkdtemp(path.join(tmpdir(), 'setup-'));
try {
    await mkdir(pictures, { recursive: true });
    await setUp();
} catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
} finally {
    await rm(dataDir, { recursive: true, force: true });
}

async function setUp(): Promise<void> {
    const browser = await openBrowser(program);
    try {
        const context = await browser.newContext({ viewport: VIEWPORT, reducedMotion: 'reduce' });
        const page = await context.newPage();
        const lights = new Lights(page, pictures);
        let picturesTook = 0;
        const screenshot = async (name: string) => {
            const start = performance.now();
            await inEveryLook(page, name);
            picturesTook += performance.now() - start;
        };
        const go = async (org: CustomerOrg, parts: { steps: Step<Walk>[]; says: string }[]) => {
            const loop = await startLoop({
                dataDir,
                withPage: true,
                asInstalled: true,
                // Sweeps look who is registered for Microsoft's events; nobody waits five minutes here.
                relaySettings: { RELAY_SWEEP_MINUTES: '0.1' },
                ...org,
                say
            });
            try {
                for (const { steps, says } of parts) {
                    const clicks = new Clicks();
                    const explain = async () => {
                        await page.screenshot({
                            path: path.join(pictures, 'setup-failed.png'),
                            fullPage: true
                        });
                        return ['Last lines of the relay:', ...loop.relay.lastLines()];
                    };
                    const start = performance.now();
                    picturesTook = 0;
                    say(says);
                    await performSteps({ page, loop, clicks, lights, screenshot }, steps, explain, say);
                    const seconds = Math.round((performance.now() - start - picturesTook) / 1000);
                    say(`${clicks.count} clicks and entries, ${seconds} seconds besides pictures\n`);
                }
            } finally {
                await loop.close();
            }
        };
        const orgs = path.join(dataDir, 'orgs');
        await go(await orgInTheWay(path.join(orgs, 'in-the-way')), [
            { says: 'An org in which much is in the way', steps: orgChecks }
        ]);
        await go(await mendedOrg(path.join(orgs, 'mended')), [
            { says: 'The set-up, from an empty org to a deal in step', steps: walk },
            {
                says: 'What breaks afterwards, and is mended',
                steps: [
                    ...dealsBreak,
                    ...mappingBreaks,
                    ...microsoftBreaks,
                    ...relayBreaks,
                    ...connectorTraces
                ]
            }
        ]);
        say('Each check, and the pictures in which it is red and green:');
        for (const line of lights.table()) say(`  ${line}`);
        const missing = lights.missing();
        if (missing.length) throw new Error(['Not seen:', ...missing].join('\n  '));
    } finally {
        await browser.close();
    }
}

/** As it is for four people: at a desk, in the dark, on a narrow screen, and from right to left there. */
async function inEveryLook(page: Page, name: string): Promise<void> {
    const shown = page.locator('c-co-sell-setup');
    const picture = async (look: string) => {
        const file = look === 'desktop' ? name : `${name}-${look}`;
        await page.screenshot({ path: path.join(pictures, `${file}.png`), fullPage: true });
        assert.deepEqual(await faultsOfLook(page, shown), [], file);
    };
    for (const look of ['desktop', 'desktop-dark', 'phone'] as const) {
        await wear(page, look);
        await picture(look);
    }
    await page.evaluate(`document.documentElement.dir = 'rtl'`);
    await picture('phone-right-to-left');
    await page.evaluate(`document.documentElement.dir = 'ltr'`);
    await wear(page, 'desktop');
}

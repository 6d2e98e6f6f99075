import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { performSteps } from '../../../../../scripts/loop/perform-steps.ts';
import { startLoop } from '../../../../../scripts/loop/start-loop.ts';
import { wear } from '../looks.ts';
import { openBrowser } from '../open-browser.ts';
import { Clicks } from './clicks.ts';
import { walk } from './walk.ts';

/**
 * Sets the product up in headless Chromium as an admin does, from an org as it is after the installation to a
 * deal in step, and says how many clicks and minutes it took. Pictures in test-results/screenshots; exit code
 * 0 if all was seen.
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
    const loop = await startLoop({ dataDir, withPage: true, asInstalled: true, say });
    try {
        const browser = await openBrowser(program);
        try {
            const context = await browser.newContext({ viewport: VIEWPORT, reducedMotion: 'reduce' });
            const page = await context.newPage();
            const clicks = new Clicks();
            // As it is for three people: at a desk, in the dark, on a narrow screen.
            const screenshot = async (name: string) => {
                for (const look of ['desktop', 'desktop-dark', 'phone'] as const) {
                    await wear(page, look);
                    const file = look === 'desktop' ? name : `${name}-${look}`;
                    await page.screenshot({ path: path.join(pictures, `${file}.png`), fullPage: true });
                }
                await wear(page, 'desktop');
            };
            const explain = async () => {
                await screenshot('setup-failed');
                return ['Last lines of the relay:', ...loop.relay.lastLines()];
            };
            const start = performance.now();
            await performSteps({ page, loop, clicks, screenshot }, walk, explain, say);
            const seconds = Math.round((performance.now() - start) / 1000);
            say(`${clicks.count} clicks and entries, ${seconds} seconds`);
        } finally {
            await browser.close();
        }
    } finally {
        await loop.close();
    }
}

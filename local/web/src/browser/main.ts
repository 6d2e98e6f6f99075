import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { performSteps } from '../../../../scripts/loop/perform-steps.ts';
import { startLoop } from '../../../../scripts/loop/start-loop.ts';
import { checks, type Visit } from './checks.ts';
import { openBrowser } from './open-browser.ts';

/**
 * Opens the page of a new loop in headless Chromium (environment variable CHROMIUM, else `chromium` on the
 * PATH) and works with it as people do. One line per check; pictures in test-results/screenshots; exit code
 * 0 if all was seen.
 */
const program = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const pictures = fileURLToPath(new URL('../../../../test-results/screenshots/', import.meta.url));
const VIEWPORT = { width: 1440, height: 1000 };

const say = (line: string) => console.log(line);
const dataDir = await mkdtemp(path.join(tmpdir(), 'loop-'));
try {
    await mkdir(pictures, { recursive: true });
    await work();
} catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
} finally {
    await rm(dataDir, { recursive: true, force: true });
}

async function work(): Promise<void> {
    const loop = await startLoop({ dataDir, withPage: true, say });
    try {
        const browser = await openBrowser(program);
        try {
            const page = await browser.newPage({ viewport: VIEWPORT, reducedMotion: 'reduce' });
            const consoleErrors: string[] = [];
            page.on('console', (message) => {
                if (message.type() === 'error') consoleErrors.push(message.text());
            });
            page.on('pageerror', (error) => consoleErrors.push(error.stack ?? error.message));
            const screenshot = async (name: string) => {
                await page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage: true });
            };
            const visit: Visit = { page, url: loop.url, consoleErrors, screenshot };
            const explain = async () => {
                await screenshot('failed');
                return [...consoleErrors, 'Last lines of the relay:', ...loop.relay.lastLines()];
            };
            await performSteps(visit, checks, explain, say);
        } finally {
            await browser.close();
        }
    } finally {
        await loop.close();
    }
}

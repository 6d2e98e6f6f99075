import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { mappingThatAsks } from '../../../../scripts/loop/mapping-that-asks.ts';
import { performSteps } from '../../../../scripts/loop/perform-steps.ts';
import { startLoop } from '../../../../scripts/loop/start-loop.ts';
import { closing } from './day/closing.ts';
import { incoming } from './day/incoming.ts';
import { outgoing } from './day/outgoing.ts';
import type { Day } from './day/places.ts';
import { looks } from './looks.ts';
import { openBrowser } from './open-browser.ts';

/**
 * A seller's whole day with the page of a new loop, in headless Chromium (environment variable CHROMIUM, else
 * /usr/bin/chromium): at a desk in the light, later on a phone in the dark. One line per step; pictures in
 * test-results/screenshots; exit code 0 if all was seen.
 */
const program = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const pictures = fileURLToPath(new URL('../../../../test-results/screenshots/', import.meta.url));

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
    const mappingFile = path.join(dataDir, 'mapping.json');
    await writeFile(mappingFile, JSON.stringify(mappingThatAsks('value')));
    const loop = await startLoop({
        dataDir,
        withPage: true,
        relaySettings: { RELAY_MAPPING_FILE: mappingFile },
        say
    });
    try {
        const browser = await openBrowser(program);
        try {
            const look = 'desktop';
            const page = await browser.newPage({ viewport: looks[look].viewport, reducedMotion: 'reduce' });
            const consoleErrors: string[] = [];
            page.on('console', (message) => {
                if (message.type() === 'error') consoleErrors.push(message.text());
            });
            page.on('pageerror', (error) => consoleErrors.push(error.stack ?? error.message));
            const day: Day = { page, url: loop.url, look, pictures, consoleErrors };
            const explain = async () => {
                await page.screenshot({ path: path.join(pictures, 'failed.png'), fullPage: true });
                return [...consoleErrors, 'Last lines of the relay:', ...loop.relay.lastLines()];
            };
            await performSteps(day, [...outgoing, ...incoming, ...closing], explain, say);
        } finally {
            await browser.close();
        }
    } finally {
        await loop.close();
    }
}

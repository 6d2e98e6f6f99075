import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { serveCard, type CardAlone } from '../../card-alone/serve-card.ts';
import { openBrowser } from '../open-browser.ts';
import { showState } from './show-state.ts';
import { states } from './states.ts';

/**
 * Every state of the card in headless Chromium (environment variable CHROMIUM, else /usr/bin/chromium),
 * without an org: at a desk, on a phone, light and dark, and from right to left. One line per state; pictures
 * in test-results/states; exit code 1 for one that is not shown, or not accessible, or wider than its place.
 * Names of states as arguments: only these.
 */
const root = path.resolve(import.meta.dirname, '../../../../..');
const packageDir = path.join(root, 'force-app/main/default');
const cacheDir = path.join(root, '.local/web');
const pictures = path.join(root, 'test-results/states');
const asked = process.argv.slice(2);

await mkdir(pictures, { recursive: true });
const browser = await openBrowser(process.env['CHROMIUM'] ?? '/usr/bin/chromium');
const cards = new Map<string, Promise<CardAlone>>();
const cardFor = (permissionSets: readonly string[]) => {
    const key = permissionSets.join();
    const card = cards.get(key) ?? serveCard({ packageDir, cacheDir, permissionSets });
    cards.set(key, card);
    return card;
};

try {
    for (const state of states) {
        if (asked.length && !asked.includes(state.name)) continue;
        const { url } = await cardFor(state.permissionSets ?? ['CoSell_Seller']);
        try {
            await showState(browser, state, { url, packageDir, pictures });
            console.log(`✔ ${state.name}`);
        } catch (error) {
            console.log(`✖ ${state.name}: ${error instanceof Error ? error.message : error}`);
            process.exitCode = 1;
        }
    }
} finally {
    await browser.close();
    for (const card of cards.values()) await (await card).close();
}

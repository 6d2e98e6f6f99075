import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Violation {
    id: string;
    nodes: { html: string; target: string[] }[];
}

/**
 * Runs the accessibility rules over the page as it stands. Returns one sentence per violation of ours: what
 * is inside Salesforce's base components is Salesforce's, but how we use them (a missing label, say) shows
 * on the component itself.
 */
export async function accessibilityFaults(page: Page): Promise<string[]> {
    await page.addScriptTag({ path: axeFile });
    const violations = (await page.evaluate(
        `axe.run(document, { runOnly: ${JSON.stringify(RULES)} }).then(({ violations }) => violations)`
    )) as Violation[];
    return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`
    );
}

import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** In Salesforce's own date picker, where no caller can mend it: its button is smaller than 24 px. */
const SALESFORCES = { rule: 'target-size', html: /title="Select a date for / };

interface Violation {
    id: string;
    nodes: { html: string }[];
}

/** Runs the accessibility rules over the page as it stands. Returns one sentence per violation of ours. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
    await page.addScriptTag({ path: axeFile });
    const violations = (await page.evaluate(
        `axe.run(document, { runOnly: ${JSON.stringify(RULES)} }).then(({ violations }) => violations)`
    )) as Violation[];
    return violations.flatMap(({ id, nodes }) =>
        nodes
            .filter(({ html }) => id !== SALESFORCES.rule || !SALESFORCES.html.test(html))
            .map(({ html }) => `${id}: ${html.slice(0, 160)}`)
    );
}

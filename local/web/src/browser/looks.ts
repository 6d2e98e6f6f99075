import type { Locator, Page } from 'playwright-core';
import { accessibilityFaults } from './accessibility.ts';
import { themes } from '../server/theme.ts';

/** How a seller may see the product: at a desk or on a phone, in Salesforce's Cosmos theme, light or dark. */
export const looks = {
    desktop: { theme: 'cosmos', viewport: { width: 1440, height: 1000 } },
    'desktop-dark': { theme: 'cosmos-dark', viewport: { width: 1440, height: 1000 } },
    phone: { theme: 'cosmos', viewport: { width: 390, height: 844 } },
    'phone-dark': { theme: 'cosmos-dark', viewport: { width: 390, height: 844 } }
} as const;
export type LookName = keyof typeof looks;

/** Changes the page as it stands, as an org changes its theme: nothing is loaded anew. */
export async function wear(page: Page, name: LookName): Promise<void> {
    const { theme, viewport } = looks[name];
    await page.setViewportSize(viewport);
    const { stylesheet, scheme } = themes[theme];
    await page.evaluate(`new Promise((resolve, reject) => {
        const link = document.querySelector('link[href^="/slds"]');
        document.body.classList.remove('${themes.cosmos.scheme}', '${themes['cosmos-dark'].scheme}');
        document.body.classList.add('${scheme}');
        if (link.getAttribute('href') === '${stylesheet}') return resolve();
        link.onload = () => resolve();
        link.onerror = () => reject(new Error('No ${stylesheet}'));
        link.href = '${stylesheet}';
    })`);
}

/** What is wrong with what the page shows now: accessibility, and what is wider than the screen. */
export async function faultsOfLook(page: Page, shown: Locator): Promise<string[]> {
    const faults = await accessibilityFaults(page);
    const tooWide = await shown.evaluate((element) => element.scrollWidth - element.clientWidth);
    return tooWide > 1 ? [...faults, `${tooWide} pixels wider than its place`] : faults;
}

import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { aptInstall } from './apt-install.ts';
import { MissingProgram } from './missing-program.ts';
import { outputOf } from './run-program.ts';
import type { RunProgram } from './run-program.ts';

const PLACES = [
    'chromium',
    'google-chrome',
    'google-chrome-stable',
    'chromium-browser',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium'
];
const TEN_MINUTES = 10 * 60_000;

/**
 * Finds Chromium or Chrome, or installs Chromium: from the distribution on Debian, through Playwright
 * elsewhere.
 *
 * @returns the program, as Playwright's `executablePath` wants it
 * @throws MissingProgram
 */
export async function ensureBrowser(run: RunProgram): Promise<string> {
    const browser =
        (await findBrowser(run, process.env)) ??
        ((await installBrowser(run)) ? await findBrowser(run, process.env) : null);
    if (browser) return browser;
    throw new MissingProgram(
        'Chromium is missing and could not be installed. ' +
            (isUbuntu()
                ? "Ubuntu's chromium package is only a snap: install Google Chrome (https://www.google.com/chrome/)"
                : process.platform === 'darwin'
                  ? 'Run: brew install --cask google-chrome'
                  : 'Run: sudo apt-get install -y --no-install-recommends chromium fonts-liberation') +
            ' (or set CHROMIUM to a Chromium or Chrome that you have).'
    );
}

/** @returns a browser that is there, CHROMIUM first; null when there is none */
export async function findBrowser(run: RunProgram, environment: NodeJS.ProcessEnv): Promise<string | null> {
    const named = environment['CHROMIUM'];
    for (const place of [...(named ? [named] : []), ...PLACES, chromium.executablePath()]) {
        // Ubuntu's /usr/bin/chromium-browser may be a script that only tells to install the snap: it has no
        // version.
        const version = await outputOf(run, place, ['--version']);
        if (/^(Chromium|Google Chrome).* \d+\./m.test(version ?? ''))
            return place.includes('/') ? place : ((await outputOf(run, 'which', [place]))?.trim() ?? null);
    }
    return null;
}

async function installBrowser(run: RunProgram): Promise<boolean> {
    if (!isUbuntu() && (await aptInstall(run, ['chromium', 'fonts-liberation']))) return true;
    const { status } = await run(process.execPath, [playwrightProgram(), 'install', 'chromium'], {
        deadline: TEN_MINUTES
    });
    return status === 0;
}

function playwrightProgram(): string {
    return new URL('cli.js', import.meta.resolve('playwright-core/package.json')).pathname;
}

function isUbuntu(): boolean {
    try {
        return /^ID=ubuntu$/m.test(readFileSync('/etc/os-release', 'utf8'));
    } catch {
        return false;
    }
}

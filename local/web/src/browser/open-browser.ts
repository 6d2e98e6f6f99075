import { chromium, type Browser } from 'playwright-core';

/**
 * No sandbox, since it needs rights that a container lacks; no traffic of its own; no QUIC, no graphics
 * card.
 */
const FLAGS = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync'
];

/** Starts a headless Chromium or Chrome at this path. */
export function openBrowser(program: string): Promise<Browser> {
    return chromium.launch({ executablePath: program, args: FLAGS });
}

import path from 'node:path';
import { ensureBrowser } from '../setup/browser.ts';
import { runCommand } from '../test/command.ts';
import { cardCosts } from './card-costs.ts';

/** `npm run size`: what the card costs a page. Exit code 1 when it is too much. */
const { lines, tooMuch } = await cardCosts(
    path.join(import.meta.dirname, '../..'),
    await ensureBrowser(runCommand)
);
for (const line of lines) console.log(line);
for (const line of tooMuch) console.error(line);
process.exitCode = tooMuch.length ? 1 : 0;

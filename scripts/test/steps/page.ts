import { ensureBrowser } from '../../setup/browser.ts';
import type { Step } from '../step.ts';

export const page: Step = {
    name: 'page',
    checks: 'the page in headless Chromium: sync switched on by a click, both directions, axe; screenshots',
    alone: true,
    async run(work) {
        const browser = await ensureBrowser(work.run);
        const { stdout } = await work.must(process.execPath, ['local/web/src/browser/main.ts'], {
            env: { CHROMIUM: browser }
        });
        return stdout.trim().split('\n').at(-1) ?? '';
    }
};

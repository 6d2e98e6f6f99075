import { ensureBrowser } from '../../setup/browser.ts';
import { StepFailure } from '../step.ts';
import type { Step } from '../step.ts';

export const page: Step = {
    name: 'page',
    checks: "a seller's day in headless Chromium, desk and phone, light and dark; axe; screenshots",
    alone: true,
    async run(work) {
        const browser = await ensureBrowser(work.run);
        const { stdout } = await work.must(process.execPath, ['local/web/src/browser/main.ts'], {
            env: { CHROMIUM: browser }
        });
        const seen = stdout.match(/✔ /g)?.length ?? 0;
        if (seen === 0) throw new StepFailure('nothing was checked on the page');
        return `${seen} checks`;
    }
};

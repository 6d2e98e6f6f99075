import { ensureBrowser } from '../../setup/browser.ts';
import { StepFailure } from '../step.ts';
import type { Step } from '../step.ts';

export const setUp: Step = {
    name: 'set-up',
    checks: 'the product set up in headless Chromium, from an org as installed to a deal in step; clicks counted',
    alone: true,
    async run(work) {
        const browser = await ensureBrowser(work.run);
        const { stdout } = await work.must(process.execPath, ['local/web/src/browser/setup/main.ts'], {
            env: { CHROMIUM: browser }
        });
        const seen = stdout.match(/✔ /g)?.length ?? 0;
        if (seen === 0) throw new StepFailure('nothing was seen on the setup page');
        return `${seen} checks, ${/\d+ clicks[^\n]*/.exec(stdout)?.[0] ?? ''}`;
    }
};

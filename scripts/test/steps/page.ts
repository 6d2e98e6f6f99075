import { ensureBrowser } from '../../setup/browser.ts';
import { StepFailure } from '../step.ts';
import type { Step } from '../step.ts';

export const page: Step = {
    name: 'page',
    checks: "every state of the card and a seller's day in headless Chromium, light and dark; axe; screenshots",
    async run(work) {
        const browser = await ensureBrowser(work.run);
        const seenBy = async (script: string) => {
            const { stdout } = await work.must(process.execPath, [script], { env: { CHROMIUM: browser } });
            return stdout.match(/✔ /g)?.length ?? 0;
        };
        const states = await seenBy('local/web/src/browser/states/main.ts');
        const day = await seenBy('local/web/src/browser/main.ts');
        if (states === 0 || day === 0) throw new StepFailure('nothing was checked on the page');
        return `${states} states, ${day} checks of a day`;
    }
};

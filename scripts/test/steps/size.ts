import { ensureBrowser } from '../../setup/browser.ts';
import { StepFailure } from '../step.ts';
import type { Step } from '../step.ts';

export const size: Step = {
    name: 'size',
    checks: "the card's JavaScript, minified and gzipped, and its server calls to first paint",
    async run(work) {
        const browser = await ensureBrowser(work.run);
        const { stdout } = await work.must(process.execPath, ['scripts/size/main.ts'], {
            env: { CHROMIUM: browser }
        });
        const kilobytes = /([\d.]+ KB) gzipped/.exec(stdout)?.[1];
        const calls = [...stdout.matchAll(/: (\d) \(most/g)].map(([, count]) => count).join(' and ');
        if (!kilobytes || !calls) throw new StepFailure('nothing was measured');
        return `${kilobytes}, ${calls} calls`;
    }
};

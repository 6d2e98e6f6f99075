import path from 'node:path';
import type { Step } from '../step.ts';

/** The same store three times: fresh, again (no duplicates), and with the relay killed in the middle. */
export const loop: Step = {
    name: 'loop',
    checks: 'a deal goes round, twice on one store, and once with the relay killed between POST and write-back',
    alone: true,
    async run(work) {
        const data = path.join(await work.temporaryFolder(), 'data');
        const once = (...args: string[]) =>
            work.must(process.execPath, ['scripts/loop/main.ts', '--once', ...args, '--data', data]);
        await once();
        await once();
        await once('--kill');
        return '';
    }
};

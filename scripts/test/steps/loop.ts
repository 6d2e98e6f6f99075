import path from 'node:path';
import { StepFailure } from '../step.ts';
import type { Step } from '../step.ts';

/** The same store three times: fresh, again (no duplicates), and with the relay killed in the middle. */
export const loop: Step = {
    name: 'loop',
    checks: 'a deal goes round, twice on one store, and once with the relay killed between POST and write-back',
    async run(work) {
        const data = path.join(await work.temporaryFolder(), 'data');
        const once = (...args: string[]) =>
            work.must(process.execPath, ['scripts/loop/main.ts', '--once', ...args, '--data', data]);
        const rounds = [await once(), await once(), await once('--kill')];
        const seen = rounds.flatMap(({ stdout }) => stdout.match(/^✔ /gm) ?? []).length;
        if (seen === 0) throw new StepFailure('no step of the loop was seen');
        return `${rounds.length} rounds, ${seen} steps seen on the far side`;
    }
};

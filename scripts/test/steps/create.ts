import path from 'node:path';
import type { Step, Work } from '../step.ts';

/** Milliseconds after which a list shows a new referral: both readings of the contract. */
const LIST_DELAYS = [0, 700];

export const create: Step = {
    name: 'create',
    checks: 'the relay killed and cut off at every moment of a create: never two referrals, lists late or not',
    alone: true,
    async run(work) {
        const data = await work.temporaryFolder();
        const ended = await Promise.all(
            LIST_DELAYS.map((delay) => crashes(work, path.join(data, `${delay}`), delay))
        );
        return ended.join('; ');
    }
};

/** Resolves with the last line: how many moments were survived. */
async function crashes(work: Work, data: string, delay: number): Promise<string> {
    const args = ['scripts/loop/crashes/main.ts', '--data', data, '--list-delay', String(delay)];
    const { stdout } = await work.must(process.execPath, args);
    return stdout.trim().split('\n').at(-1) ?? '';
}

import { StepFailure } from '../step.ts';
import type { Step } from '../step.ts';

export const faults: Step = {
    name: 'faults',
    checks: 'people work while the relay is killed in mid-effect and events are lost: nothing lost or twice',
    alone: true,
    async run(work) {
        const { stdout } = await work.must(process.execPath, ['scripts/loop/faults/main.ts', '--short']);
        const edits = Number(/^edits made +(\d+)$/m.exec(stdout)?.[1] ?? 0);
        if (edits === 0) throw new StepFailure('nobody has edited anything');
        return `${stdout.match(/^✔ /gm)?.length ?? 0} faults, ${edits} edits, none lost`;
    }
};

import type { Step } from '../step.ts';

export const types: Step = {
    name: 'types',
    checks: 'tsc, strict: the Node parts, apex-engine, the LWC sources, then the local page',
    async run(work) {
        const node = await work.run('tsc', ['-p', 'tsconfig.json']);
        await work.must('tsc', ['-p', 'apex-engine/tsconfig.json']);
        await work.must('tsc', ['-p', 'tsconfig.lwc.json', '--noEmit']);
        await work.must('tsc', ['-p', 'local/web/src/page/tsconfig.json', '--noEmit']);
        if (node.status !== 0) await work.must('tsc', ['-p', 'tsconfig.json', '--pretty', 'false']);
        return '';
    }
};

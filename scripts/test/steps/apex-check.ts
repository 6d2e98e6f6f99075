import { checkSemantics } from '../../apex/check-semantics.ts';
import { checkSoql } from '../../apex/check-soql.ts';
import { ensureJava } from '../../setup/java.ts';
import { StepFailure } from '../step.ts';
import type { Step } from '../step.ts';

export const apexCheck: Step = {
    name: 'apex-check',
    checks: 'apex-ls (any output fails), and the fields that static SOQL names',
    async run(work) {
        const java = await ensureJava(work.run);
        const semantics = await checkSemantics(work.run, java, work.root);
        const soql = await checkSoql(work.run, java, work.root, await work.temporaryFolder());
        const findings = [...semantics, ...soql.findings];
        if (findings.length > 0) throw new StepFailure(`${findings.length} findings`);
        if (soql.summary.startsWith('0 files')) throw new StepFailure('no Apex was found');
        return soql.summary;
    }
};

import { z } from 'zod';

/** What `npm audit --json` prints: findings, or why the registry did not answer. */
const report = z.object({
    vulnerabilities: z.record(
        z.string(),
        z.object({
            name: z.string(),
            severity: z.enum(['info', 'low', 'moderate', 'high', 'critical']),
            via: z.array(z.union([z.string(), z.object({ title: z.string(), url: z.string() })])),
            fixAvailable: z.unknown()
        })
    )
});
const refusal = z.object({ message: z.string() });

export interface Audit {
    /** 0: nothing serious; 1: something serious; 2: nobody could be asked. */
    exitCode: 0 | 1 | 2;
    lines: string[];
}

const SERIOUS = new Set(['high', 'critical']);

/** @param text what npm printed; it prints JSON for a refusal as well */
export function judgeAudit(text: string): Audit {
    const printed = parse(text);
    const read = report.safeParse(printed);
    if (!read.success) {
        const why = refusal.safeParse(printed).data?.message ?? 'npm printed no report.';
        return {
            exitCode: 2,
            lines: [
                `Nobody knows: the registry does not answer the question. ${why}`,
                'Next: run it where the registry of npm can be reached, as the workflow does each week.'
            ]
        };
    }
    const findings = Object.values(read.data.vulnerabilities);
    const lines = findings.map(({ name, severity, via, fixAvailable }) => {
        const titles = via.map((one) =>
            typeof one === 'string' ? `by way of ${one}` : `${one.title} ${one.url}`
        );
        return `${severity}: ${name}: ${titles.join('; ')}${fixAvailable ? '; a newer version is well' : ''}`;
    });
    const serious = findings.filter(({ severity }) => SERIOUS.has(severity)).length;
    return {
        exitCode: serious ? 1 : 0,
        lines: [...lines, `${findings.length} findings in what the relay ships, ${serious} serious.`]
    };
}

function parse(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return null;
    }
}

import { Refusal } from '../relay-client.ts';
import type { Check, Finding, Surroundings } from './check.ts';

export type Examined = Finding & { name: string };

/** All of them, one after the other: what one cannot tell does not keep the next from looking. */
export async function runChecks(checks: readonly Check[], surroundings: Surroundings): Promise<Examined[]> {
    const findings: Examined[] = [];
    for (const { name, run } of checks)
        findings.push({ name, ...(await Promise.resolve(surroundings).then(run).catch(failed)) });
    return findings;
}

function failed(error: unknown): Finding {
    if (!(error instanceof Refusal)) throw error;
    return { outcome: 'fail', saw: `${error.code}: ${error.message}`, next: error.next };
}

const signs = { ok: '✔', warn: '!', fail: '✘' };

/** As lines for a person. */
export function findingsInWords(findings: readonly Examined[]): string[] {
    const lines = findings.flatMap(({ name, outcome, saw, next }) => [
        `${signs[outcome]} ${name}: ${saw}`,
        ...(next ? [`    Next: ${next}`] : [])
    ]);
    const count = (outcome: Finding['outcome']) => findings.filter((one) => one.outcome === outcome).length;
    return [...lines, `${count('ok')} ok, ${count('warn')} to look at, ${count('fail')} failed`];
}

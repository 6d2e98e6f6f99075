import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { OrgExamination } from '../../../relay/src/salesforce/examine-org.ts';
import type { Examination } from '../../../relay/src/sign-in/examine.ts';
import { UsageError } from '../arguments.ts';
import { callRelay } from '../relay-client.ts';
import { checks } from './checks.ts';
import type { Health, Surroundings } from './check.ts';
import { findingsInWords, runChecks } from './run-checks.ts';

const usage = `npx cosell doctor [--json]
  Looks whether the relay can work, and says what to do where it cannot. Exit code 1: something failed.
  Settings: RELAY_URL (default: the address of RELAY_PORT on this machine), RELAY_TOKEN; with the whole
  environment of the relay its settings are checked, too.`;

/** @returns the exit code. @throws UsageError */
export async function doctor(args: string[], env: Surroundings['env']): Promise<number> {
    const { json, help } = readOptions(args);
    if (help) {
        console.log(usage);
        return 0;
    }
    const relay = {
        url: env['RELAY_URL']?.trim() || `http://127.0.0.1:${env['RELAY_PORT']?.trim() || '8080'}`,
        token: env['RELAY_TOKEN']?.trim() ?? ''
    };
    const findings = await runChecks(checks, {
        env,
        fileExists: existsSync,
        health: once(() => callRelay<Health>(relay, 'GET', '/healthz')),
        microsoft: once(() => callRelay<Examination>(relay, 'GET', '/v1/sign-in/checks')),
        org: once(() => callRelay<OrgExamination>(relay, 'GET', '/v1/org/checks'))
    });
    console.log(json ? JSON.stringify(findings, null, 2) : findingsInWords(findings).join('\n'));
    return findings.some(({ outcome }) => outcome === 'fail') ? 1 : 0;
}

function readOptions(args: string[]): { json: boolean; help: boolean } {
    try {
        const options = { json: { type: 'boolean' }, help: { type: 'boolean' } } as const;
        const { values } = parseArgs({ args, options });
        return { json: values.json ?? false, help: values.help ?? false };
    } catch (error) {
        throw new UsageError(`doctor: ${(error as Error).message}`);
    }
}

/** Asked for once, answered to everybody. */
function once<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
    let answer: Promise<Answer> | null = null;
    return () => (answer ??= ask());
}

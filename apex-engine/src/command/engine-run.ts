import { spawn } from 'node:child_process';
import path from 'node:path';

const ENGINE = path.resolve(import.meta.dirname, '../../bin/apex-engine.mjs');

/** One test of what `apex-engine test --json` prints. */
export interface TestResult {
    cls: string;
    method: string;
    ok: boolean;
    error?: string;
}
export interface EngineRun {
    passed: number;
    failed: number;
    results: TestResult[];
}

/**
 * Runs the Apex tests of an SFDX project in a process of their own. Throws where it prints no result: what it
 * said instead is the message.
 */
export async function runTests(project: string, options: string[] = []): Promise<EngineRun> {
    const child = spawn(process.execPath, [ENGINE, 'test', project, '--json', ...options], {
        stdio: ['ignore', 'pipe', 'pipe']
    });
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    await new Promise<void>((resolve, reject) => {
        child.on('error', reject);
        child.on('close', () => resolve());
    });
    const text = Buffer.concat(output).toString();
    const json = text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1);
    try {
        return JSON.parse(json) as EngineRun;
    } catch {
        throw new Error(Buffer.concat(errors).toString().trim() || text.trim() || 'no output');
    }
}

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import type { SfError } from '@salesforce/core';
import { optionsOf } from './cli-commands.fixture.ts';
import { runCalls, type Run } from './run-calls.ts';
import { cliScripts } from './scripts.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const flags: Record<string, Record<string, unknown>> = {
    create: { shape: 'build-minimal' },
    install: { package: '04t000000000001AAA' }
};
const answered = (answer: object, status = 0) => ({ status, stdout: JSON.stringify(answer), output: '' });

describe('what is left to the Salesforce CLI', () => {
    for (const [name, script] of Object.entries(cliScripts)) {
        it(`org:${name} names the org, and only files and npm scripts that exist`, () => {
            const calls = script.calls('dev', flags[name] ?? {});
            assert.ok(calls.some(({ args }) => args.includes('dev')));
            const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
            for (const { program, args } of calls) {
                if (program === 'npm') assert.ok(scripts[args[1] ?? ''], args.join(' '));
                for (const file of args.filter((arg) => /^(config|data|force-app|addon-team)\b/.test(arg)))
                    assert.ok(existsSync(path.join(root, file)), file);
            }
            assert.ok(scripts[`org:${name}`]?.includes(`org:${name}`));
        });
        it(`org:${name} takes only options that the Salesforce CLI has`, () => {
            for (const { program, args } of script.calls('dev', { ...flags[name], team: true })) {
                if (program !== 'sf') continue;
                const words = args.slice(
                    0,
                    args.findIndex((arg) => arg.startsWith('-'))
                );
                const known = optionsOf(words);
                for (const option of args.filter((arg) => arg.startsWith('--')))
                    assert.ok(known[option.slice(2)], `sf ${words.join(' ')} has no ${option}`);
            }
        });
    }

    it('packages by the names of sfdx-project.json', () => {
        const { packageDirectories } = JSON.parse(read('sfdx-project.json')) as {
            packageDirectories: { package?: string }[];
        };
        for (const team of [true, false]) {
            const args = cliScripts['package']?.calls('hub', { team }).at(-1)?.args ?? [];
            const named = args[args.indexOf('--package') + 1];
            assert.ok(
                packageDirectories.some((one) => one.package === named),
                named
            );
        }
    });

    it('says what is missing before anything is called', () => {
        assert.throws(() => cliScripts['create']?.calls('dev', {}), { name: 'Usage', exitCode: 2 });
        assert.throws(() => cliScripts['install']?.calls('dev', { package: '033' }), { name: 'Usage' });
    });

    it('ends with the first call that fails, in its words and with its next step', async () => {
        const made: string[] = [];
        const run: Run = async (program, args) => {
            made.push([program, ...args].join(' '));
            return args[0] === 'run'
                ? answered({})
                : answered({ status: 1, name: 'NoOrg', message: 'No org dev.', actions: ['Sign in.'] }, 1);
        };
        const calls = cliScripts['deploy']?.calls('dev', {}) ?? [];
        await assert.rejects(
            runCalls(calls, run, () => undefined),
            (error: SfError) => {
                assert.match(error.message, /No org dev\./);
                assert.deepEqual(error.actions?.[0], 'Sign in.');
                return true;
            }
        );
        assert.equal(made.length, 2);
        assert.match(made[1] ?? '', /^sf project deploy start .*--target-org dev .*--json$/);
    });

    it('hands on what the last call answered', async () => {
        const run: Run = async () => answered({ status: 0, result: { id: '04t' } });
        const calls = cliScripts['install']?.calls('dev', flags['install'] ?? {}) ?? [];
        assert.deepEqual(await runCalls(calls, run, () => undefined), { id: '04t' });
    });
});

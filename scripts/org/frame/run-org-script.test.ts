import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SfError } from '@salesforce/core';
import { runOrgScript, type OrgScript } from './run-org-script.ts';

const script: OrgScript<null> = {
    command: 'npm run org:anything',
    summary: 'Does anything.',
    options: { 'of-its-own': { type: 'boolean', default: false } },
    help: { '--of-its-own': 'an option of its own' },
    run: () => Promise.reject(new SfError('never reached')),
    inWords: () => [],
    exitCode: () => 0
};

async function run(...args: string[]) {
    const said = { out: [] as string[], err: [] as string[] };
    const code = await runOrgScript(script, args, {
        out: (line) => said.out.push(line),
        err: (line) => said.err.push(line)
    });
    return { code, out: said.out.join('\n'), err: said.err.join('\n') };
}

describe('A script for an org', () => {
    it('tells with --help what it does and takes', async () => {
        const { code, out } = await run('--help');
        assert.equal(code, 0);
        for (const words of ['Does anything.', '--target-org <alias>', '--of-its-own', '--json'])
            assert.ok(out.includes(words), words);
    });

    it('says what is missing, and how to ask for help', async () => {
        const { code, err } = await run();
        assert.equal(code, 2);
        assert.match(err, /--target-org is missing\.\nNext: npm run org:anything -- --help/);
    });

    it('names an option that it does not have', async () => {
        const { code, err } = await run('--target-org', 'x', '--colour');
        assert.equal(code, 2);
        assert.match(err, /--colour/);
    });

    it('tells how to sign in to an org that the Salesforce CLI does not know', async () => {
        const { code, err } = await run('--target-org', 'nobody@nowhere.example');
        assert.equal(code, 1);
        assert.match(err, /cannot sign in to nobody@nowhere\.example/);
        assert.match(err, /Next: sf org login web --alias nobody@nowhere\.example/);
    });

    it('says the same as JSON, with nothing beside it', async () => {
        const { out, err } = await run('--target-org', 'nobody@nowhere.example', '--json');
        assert.equal(err, '');
        const { status, name, actions } = JSON.parse(out) as {
            status: number;
            name: string;
            actions: string[];
        };
        assert.deepEqual([status, name], [1, 'NoSuchOrg']);
        assert.match(actions[0]!, /sf org login web/);
    });
});

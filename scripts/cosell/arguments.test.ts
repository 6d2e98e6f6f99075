import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { commandBodies, commandNames } from '@cosell/contracts';
import { readArguments, UsageError, usage } from './arguments.ts';

const id = '006000000000001AAA';
const who = { orgId: '00D000000000001EAA', userId: '005000000000001AAA' };
const more: Partial<Record<string, string[]>> = {
    decline: ['--reason', 'No budget'],
    lost: ['--reason', 'No budget'],
    won: ['--force'],
    resolve: ['--field', 'Amount', '--side', 'salesforce'],
    restore: ['--log', 'a0B000000000001AAA'],
    link: ['--referral', '8a6f0f5f-3b52-4f5f-9f0a-6a1df3a0a001']
};

describe('the command line', () => {
    for (const command of commandNames)
        it(`knows "${command}", tells of it, and sends what the relay takes`, () => {
            const asked = readArguments([command, id, ...(more[command] ?? [])]);
            assert.equal(asked?.command, command);
            assert.equal(commandBodies[command].safeParse({ ...who, ...asked?.body }).success, true);
            assert.match(usage, new RegExp(`\\b${command}\\b`));
        });

    it('names a held deal without an Opportunity by its own number, to drop it', () => {
        const deal = '0a6f0f5f-3b52-4f5f-9f0a-6a1df3a0a001';
        assert.equal(readArguments(['drop', deal])?.what, deal);
        assert.throws(() => readArguments(['won', deal]), UsageError);
    });

    for (const [what, args, message] of [
        ['no command', [], /Name a command/],
        ['an unknown command', ['close', id], /no command "close"/],
        ['no Opportunity', ['accept'], /18 characters/],
        ['a decline without reason', ['decline', id], /--reason/],
        ['a choice without field', ['resolve', id, '--side', 'salesforce'], /--field/],
        ['a person without an address', ['forget', 'Kim Ro'], /e-mail address/],
        ['an unknown option', ['sync', id, '--fast'], /--fast/],
        ['an id where none belongs', ['held', id], /too many/],
        ['a backfill that says not what to do', ['backfill'], /preview, start, state, stop/],
        ['a retry without a code', ['retry-like', id], /SALESFORCE_REFUSED/]
    ] as const)
        it(`refuses ${what} and says why`, () => {
            assert.throws(
                () => readArguments([...args]),
                (error) => error instanceof UsageError && message.test(error.message)
            );
        });

    for (const [args, what, body] of [
        [['status'], '', {}],
        [['retry-like', 'SALESFORCE_REFUSED'], 'SALESFORCE_REFUSED', {}],
        [['backfill', 'stop'], 'stop', {}],
        [['backfill', 'start', '--afresh'], 'start', { afresh: true }]
    ] as const)
        it(`asks "${args.join(' ')}" of the relay and of no deal`, () => {
            const asked = readArguments([...args]);
            assert.deepEqual(
                [asked?.command, asked?.opportunityId, asked?.what, asked?.body],
                [args[0], '', what, body]
            );
        });

    it('ends with 2 and the next step when it is not understood', async () => {
        const main = fileURLToPath(new URL('./main.ts', import.meta.url));
        const { code, stderr } = await new Promise<{ code: unknown; stderr: string }>((resolve) =>
            execFile(process.execPath, [main, 'sync', id], { env: {} }, (error, _stdout, text) =>
                resolve({ code: error?.code, stderr: text })
            )
        );
        assert.equal(code, 2);
        assert.match(stderr, /RELAY_URL is not set[^]*Next: npx cosell --help/);
    });
});

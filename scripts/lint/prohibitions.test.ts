import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, test } from 'node:test';
import { ESLint } from 'eslint';
import typescript from 'typescript-eslint';

/**
 * The repository's own configuration; rules that need types are off, since the planted files do not exist.
 */
const eslint = new ESLint({
    cwd: path.resolve(import.meta.dirname, '../..'),
    overrideConfig: [{ files: ['**/*.ts'], ...typescript.configs.disableTypeChecked }]
});

/** What the lint says of the design about a file with this text: the rule and its message. */
async function reports(filePath: string, text: string): Promise<string[]> {
    const [result] = await eslint.lintText(`${text}\n`, { filePath });
    assert.ok(result, `${filePath} is ignored`);
    return result.messages
        .filter((message) => /^(cosell\/|no-restricted|no-console)/.test(message.ruleId ?? 'parse error'))
        .map((message) => `${message.ruleId}: ${message.message}`);
}

async function isReported(filePath: string, text: string, expected: RegExp): Promise<void> {
    const found = await reports(filePath, text);
    assert.equal(found.length, 1, `one report expected for ${text}, got ${JSON.stringify(found)}`);
    assert.match(found[0] ?? '', expected);
}

async function isFine(filePath: string, text: string): Promise<void> {
    assert.deepEqual(await reports(filePath, text), []);
}

describe('borders between the parts', () => {
    const forbidden: [string, string][] = [
        ['relay/src/run/planted.ts', "import { startOrg } from '@cosell/local-org';"],
        ['relay/src/run/planted.ts', "import '../../../local/org/src/index.ts';"],
        ['relay/src/run/planted.test.ts', "import '@cosell/local-partner-center';"],
        ['relay/src/run/planted.ts', "export * from 'apex-engine';"],
        [
            'local/partner-center/src/planted.ts',
            "import type { Deal } from '../../../relay/src/sync/deal.ts';"
        ],
        [
            'local/partner-center/src/planted.ts',
            "const relay = await import('@cosell/relay'); relay.start();"
        ],
        ['local/org/src/planted.ts', "import { x } from '../../partner-center/src/index.ts'; x();"],
        ['local/web/src/planted.ts', "import '@cosell/relay/src/config.ts';"],
        ['contracts/src/planted.ts', "import '../../relay/src/config.ts';"],
        ['force-app/main/default/lwc/card/planted.ts', "import '@cosell/relay';"],
        ['apex-engine/src/planted.mjs', "import '@cosell/contracts';"],
        ['apex-engine/src/planted.mjs', "import '../../local/org/src/index.ts';"]
    ];
    for (const [file, text] of forbidden)
        test(`${path.dirname(file)} may not: ${text}`, () =>
            isReported(file, text, /^cosell\/borders: .* may not import /));

    test('another part is entered by its name, not by a path', () =>
        isReported(
            'relay/src/planted.ts',
            "import '../../contracts/src/errors.ts';",
            /^cosell\/borders: Import contracts\/ by its package name @cosell\/contracts/
        ));

    test('relay, local parts and the page may import contracts', async () => {
        for (const part of ['relay', 'local/partner-center', 'local/org', 'local/web'])
            await isFine(`${part}/src/planted.ts`, "import '@cosell/contracts';");
    });

    test('the local org may import apex-engine, and scripts may import every part', async () => {
        await isFine('local/org/src/planted.ts', "import 'apex-engine';");
        await isFine(
            'scripts/planted/main.ts',
            "import '../../relay/src/config.ts'; import '@cosell/local-org';"
        );
    });
});

describe('relay/src/sync', () => {
    const file = 'relay/src/sync/planted.ts';
    const effects: [string, RegExp][] = [
        ["import { readFileSync } from 'node:fs'; readFileSync('x');", /^cosell\/pure: .*node:fs/],
        ["import fs from 'fs'; fs.statSync('x');", /^cosell\/pure: .* fs /],
        ["import pg from 'pg'; pg();", /^cosell\/pure: .* pg /],
        ["import { fetch as get } from 'undici'; get();", /^cosell\/pure: .*undici/],
        ["import { read } from '../store/deals.ts'; read();", /^cosell\/pure: .*store\/deals/],
        ["export const fs = import('node:fs');", /^cosell\/pure: .*node:fs/],
        ['export const now = () => Date.now();', /^no-restricted-syntax: .*takes the time/],
        ['export const now = () => new Date();', /^no-restricted-syntax: .*takes the time/],
        ['export const chance = () => Math.random();', /^no-restricted-syntax: .*takes randomness/],
        ["export const read = () => fetch('http://localhost');", /^no-restricted-globals: .*no effects/],
        ['export const later = (f: () => void) => setTimeout(f, 1);', /^no-restricted-globals: .*no effects/],
        ["console.log('x');", /^no-console: /],
        ['export const home = process.env;', /^no-restricted-globals: .*no effects/]
    ];
    for (const [text, expected] of effects) test(`may not: ${text}`, () => isReported(file, text, expected));

    test('may read a given time, import its own files, contracts, zod and types', () =>
        isFine(
            file,
            [
                "import { z } from 'zod';",
                "import { CosellError } from '@cosell/contracts';",
                "import type { Referral } from '../partner-center/referral.ts';",
                "import { lock } from './lock.ts';",
                'export const at = (time: number, r: Referral) => [new Date(time), z, CosellError, lock, r];'
            ].join('\n')
        ));
});

describe('the environment of the relay', () => {
    const ways = [
        'export const url = process.env.DATABASE_URL;',
        "export const url = process['env'].DATABASE_URL;",
        'const { env } = process; export const url = env.DATABASE_URL;',
        "import { env } from 'node:process'; export const url = env.DATABASE_URL;"
    ];
    for (const text of ways)
        test(`is not read anywhere else: ${text}`, () =>
            isReported(
                'relay/src/store/planted.ts',
                text,
                /^no-restricted-syntax: Only relay\/src\/config\.ts/
            ));

    test('is read by config.ts, and main.ts hands it over', async () => {
        await isFine('relay/src/config.ts', 'export const url = process.env.DATABASE_URL;');
        await isFine('relay/src/main.ts', 'export const environment = process.env;');
    });
});

describe('SQL', () => {
    const texts = [
        "export const q = 'select id from deals';",
        'export const q = (id: string) => `select id from deals where id = ${id}`;',
        "export const q = 'INSERT INTO deals (id) VALUES ($1)';",
        'export const q = `\\n  update deals set lease = 1`;',
        "export const q = 'delete from deals';",
        "export const q = 'create table deals (id text)';",
        "export const q = 'with due as (select 1) select 1 from due';"
    ];
    for (const text of texts)
        test(`stays in the store: ${text}`, () =>
            isReported('relay/src/run/planted.ts', text, /^cosell\/no-sql: /));

    test('is at home in store/ and queue/', async () => {
        await isFine('relay/src/store/planted.ts', "export const q = 'select id from deals';");
        await isFine('relay/src/queue/planted.ts', "export const q = 'listen deals';");
    });

    test('is not SOQL: Salesforce is asked with SELECT, and changed with no statement', async () => {
        const file = 'relay/src/salesforce/planted.ts';
        await isFine(file, "export const q = 'SELECT Id FROM Opportunity';");
        await isReported(file, "export const q = 'UPDATE deals SET id = 1';", /^cosell\/no-sql: /);
    });

    test('is not every sentence that begins with such a word', () =>
        isFine(
            'relay/src/run/planted.ts',
            "export const text = ['Select a stage', 'Delete the file', 'update: done'];"
        ));
});

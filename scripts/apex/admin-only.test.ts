import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';

const folder = path.join(import.meta.dirname, '../../force-app/main/default/classes');
const source = (name: string) => readFileSync(path.join(folder, `${name}.cls`), 'utf8');
const classes = readdirSync(folder).flatMap((file) => (file.endsWith('.cls') ? [path.parse(file).name] : []));
/** Classes that let only holders of custom permission CoSell_Administer in. */
const guarded = classes.filter(
    (name) => !name.endsWith('Test') && /mayAdminister\(\)|requireAdmin\(\)/.test(source(name))
);
const methodsOf = (name: string) =>
    [...source(name).matchAll(/@AuraEnabled[^\n]*\s+(?:@\w.*\s+)?public static [^=(;{]*?(\w+)\(/g)].map(
        ([, method]) => method as string
    );
/** Of all tests: each is made to be refused by one of them, or by a helper that such a test calls. */
const tests = classes.filter((name) => /@IsTest/i.test(source(name))).map(source);
const refusing = tests.filter(
    (text) => /static void aSellerIsRefused/.test(text) || /class CoSellSetupCalls/.test(text)
);

describe('what only an admin may do', () => {
    it('is in classes that a test knows', () => {
        assert.ok(guarded.flatMap(methodsOf).length >= 50, guarded.join(', '));
    });

    for (const name of guarded)
        for (const method of methodsOf(name))
            it(`${name}.${method} is refused to a seller by a test`, () => {
                assert.ok(refusing.some((text) => text.includes(`${name}.${method}(`)));
            });
});

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { ApexError, createOrg } from 'apex-engine';

const root = path.resolve(import.meta.dirname, '../..');
const bundles = path.join(root, 'force-app/main/default/lwc');
/** What sellers see; all other components stand on the admin's page alone. */
const SELLERS = ['coSellCard', 'coSellHome'];

const dashed = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Text of a component: its own files, without its tests. */
const sourceOf = (bundle: string): string =>
    readdirSync(path.join(bundles, bundle))
        .filter((file) => /\.(ts|html)$/.test(file))
        .map((file) => readFileSync(path.join(bundles, bundle, file), 'utf8'))
        .join('\n');

/** `Class.method` of Apex that these components call, with all that they are built of. */
function apexOf(components: readonly string[], sources: ReadonlyMap<string, string>): Set<string> {
    const seen = new Set<string>();
    const add = (name: string) => {
        if (seen.has(name)) return;
        seen.add(name);
        const source = sources.get(name) ?? '';
        for (const other of sources.keys())
            if (source.includes(`'c/${other}'`) || source.includes(`<c-${dashed(other)}`)) add(other);
    };
    components.forEach(add);
    const calls = [...seen].flatMap((name) => [
        ...(sources.get(name) ?? '').matchAll(/^import (?!type)[^;]*?'@salesforce\/apex\/(\w+\.\w+)'/gm)
    ]);
    return new Set(calls.map(([, method]) => method!));
}

const sources = new Map(readdirSync(bundles).map((bundle) => [bundle, sourceOf(bundle)]));
const ofSellers = apexOf(SELLERS, sources);
const ofAdmins = [...apexOf(['coSellSetup'], sources)].filter((method) => !ofSellers.has(method)).sort();

describe('Each method of Apex that the setup page alone calls', () => {
    const org = createOrg(root, { callout: () => assert.fail('a seller reached the relay') });
    const [user] = org.insert('User', {
        Username: 'seller@example.com',
        Email: 'seller@example.com',
        LastName: 'Seller',
        Alias: 'seller',
        ProfileId: org.runtime.profiles['Standard User']!.id,
        TimeZoneSidKey: 'GMT',
        LocaleSidKey: 'en_US',
        LanguageLocaleKey: 'en_US',
        EmailEncodingKey: 'UTF-8'
    });
    const [set] = org.query("SELECT Id FROM PermissionSet WHERE Name = 'CoSell_Seller'");
    org.insert('PermissionSetAssignment', { AssigneeId: user!.id, PermissionSetId: set!['Id'] });

    test('is found', () => assert.ok(ofAdmins.length > 40, `${ofAdmins.length} methods`));

    for (const method of ofAdmins)
        test(`${method} refuses a seller`, () => {
            const [className = '', name = ''] = method.split('.');
            assert.throws(
                () => org.runAs('seller@example.com', () => org.aura(className, name, {})),
                (error) => error instanceof ApexError && /NOT_ALLOWED/.test(error.message)
            );
        });
});

import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, test } from 'node:test';
import { readPermissionSets } from '../docs/permissions/permission-set.ts';
import { objectOfFile } from './inventory.ts';
import { childText, parseXml } from './parse-xml.ts';
import { filesUnder } from './project-files.ts';

const root = path.resolve(import.meta.dirname, '../..');
const force = path.join(root, 'force-app');
const files = filesUnder(force);

function read(file: string, element: string): string {
    const parsed = parseXml(file);
    assert.ok(typeof parsed !== 'string', file);
    return childText(parsed, element) ?? '';
}

describe('a validation rule of the package', () => {
    const rules = files.filter((file) => file.endsWith('.validationRule-meta.xml'));
    test('exists', () => assert.ok(rules.length > 0));

    for (const file of rules) {
        const formula = read(file, 'errorConditionFormula').replace(/\s+/g, ' ');

        test(`${path.basename(file)} spares the relay, and deals that Microsoft does not know, first`, () => {
            assert.ok(
                formula.startsWith(
                    'AND( NOT($Permission.CoSell_Relay), NOT(ISBLANK(Referral_Identifier__c)),'
                ),
                formula
            );
        });

        test(`${path.basename(file)} looks at changes of co-sell fields, and at nothing of the customer's`, () => {
            assert.match(formula, /ISCHANGED\(/);
            const names = formula.replace(/"[^"]*"/g, '').match(/[A-Za-z_$][\w.$]*/g) ?? [];
            const functions = ['AND', 'OR', 'NOT', 'ISBLANK', 'ISCHANGED', 'ISPICKVAL', 'PRIORVALUE'];
            const fields = names.filter(
                (name) => !functions.includes(name) && !name.startsWith('$Permission.')
            );
            assert.deepEqual(
                fields.filter((name) => !name.endsWith('__c')),
                []
            );
        });
    }
});

describe('what the relay writes', () => {
    const sets = readPermissionSets(force);
    const editors = (field: string) =>
        sets.filter((set) => set.fields.get(field) === 'edit').map((set) => set.name);
    const described = files
        .filter((file) => file.endsWith('.field-meta.xml'))
        .map((file) => ({
            name: `${objectOfFile(file)}.${path.basename(file, '.field-meta.xml')}`,
            description: read(file, 'description')
        }));
    const owned = described.filter(({ description }) => description.includes('Written by the relay'));

    test('is told in the description of a field', () =>
        assert.ok(owned.length > 15, `${owned.length} fields`));

    for (const { name } of owned)
        test(`${name} is editable with its permission set alone`, () => {
            assert.deepEqual(editors(name), ['CoSell_Relay']);
        });

    for (const name of ['Co_sell_Synced_Revision__c', 'Co_sell_Revision__c', 'Co_sell_Sync_Error__c'])
        test(`Opportunity.${name} is editable by no person`, () => {
            assert.deepEqual(
                editors(`Opportunity.${name}`).filter((set) => set !== 'CoSell_Relay'),
                []
            );
        });
});

test('no permission set is bound to a licence: an integration user could not hold it', () => {
    for (const file of files.filter((each) => each.endsWith('.permissionset-meta.xml')))
        assert.equal(read(file, 'license'), '', file);
});

test('no layout has the name of a standard one: an install would overwrite the customer’s', () => {
    const names = files
        .filter((file) => file.endsWith('.layout-meta.xml'))
        .map((file) => path.basename(file, '.layout-meta.xml'));
    for (const standard of ['Opportunity', 'Lead', 'Account', 'Contact'])
        assert.ok(!names.includes(`${standard}-${standard} Layout`), standard);
});

test('every field that a person sees has a description and help', () => {
    const hidden = ['Co_sell_Change__e'];
    for (const file of files.filter((each) => each.endsWith('.field-meta.xml'))) {
        assert.ok(read(file, 'description'), file);
        if (!hidden.includes(objectOfFile(file))) assert.ok(read(file, 'inlineHelpText'), file);
    }
});

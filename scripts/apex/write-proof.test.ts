import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { createOrg } from 'apex-engine';

const root = path.resolve(import.meta.dirname, '../..');

interface Outcome {
    tried: number;
    refusals: { opportunityName: string; message: string; fields: string[] }[];
}

test('a validation rule of the org that would stop the relay is shown in its own words', () => {
    const org = createOrg(root, {
        shape: path.join(root, 'config/build-minimal.json'),
        packages: ['force-app']
    });
    const [admin] = org.query("SELECT Id FROM User WHERE Username LIKE 'admin%'");
    const [set] = org.query("SELECT Id FROM PermissionSet WHERE Name = 'CoSell_Admin'");
    org.insert('PermissionSetAssignment', { AssigneeId: admin!['Id'], PermissionSetId: set!['Id'] });
    const deal = { StageName: 'Prospecting', CloseDate: '2030-01-31' };
    org.insert('Opportunity', [
        { ...deal, Name: 'Without amount' },
        { ...deal, Name: 'With amount', Amount: 10 }
    ]);
    // The rule comes after the deals, as in an org that grew: they are there, and no save of them passes.
    org.runtime.schema.get('Opportunity')!.rules.push({
        name: 'Amount_Is_Known',
        formula: 'ISBLANK(Amount)',
        message: 'Every deal needs an amount.',
        field: 'Amount',
        file: 'of the org'
    });
    const { tried, refusals } = org.aura('CoSellWriteProof', 'run') as Outcome;
    assert.equal(tried, 2);
    assert.deepEqual(
        refusals.map(({ opportunityName, message, fields }) => [opportunityName, message, fields]),
        [['Without amount', 'Every deal needs an amount.', ['Amount']]]
    );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultMapping } from '../sync/mapping/default-mapping.ts';
import type { RunContext } from './context.ts';
import { policyFor } from './policy-for.ts';

const context = {
    mapping: defaultMapping,
    org: { multiCurrency: true, currencies: ['USD', 'EUR'] },
    defaultCurrency: 'USD',
    signedInEmail: 'alliance@contoso.example'
} as unknown as RunContext;

test('a run knows whom the relay is signed in as, which currencies are active, and where Amount comes from', () => {
    const policy = policyFor(context, { HasOpportunityLineItem: true });
    assert.equal(policy.signedInEmail, 'alliance@contoso.example');
    assert.deepEqual([policy.fixedCurrency, policy.currencies], [null, ['USD', 'EUR']]);
    assert.deepEqual(policy.fields.value, { direction: 'out', winner: 'crm', insists: true });
    assert.equal(policyFor(context, { HasOpportunityLineItem: false }).fields.value?.direction, 'both');
    const single = { ...context, org: { ...context.org, multiCurrency: false } };
    assert.equal(policyFor(single, null).fixedCurrency, 'USD');
});

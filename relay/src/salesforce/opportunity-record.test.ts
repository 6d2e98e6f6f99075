import assert from 'node:assert/strict';
import { it } from 'node:test';
import { opportunityQuery } from './opportunity-record.ts';

it('one query reads the mapping, the mechanism, contact roles and solutions, each field once', () => {
    const soql = opportunityQuery('006000000000001AAA', ['Name', 'Amount', 'Audit__c']);
    assert.match(soql, /^SELECT Id, .*FROM Opportunity WHERE Id = '006000000000001AAA'$/);
    assert.equal(soql.split('Audit__c').length, 2);
    for (const part of [
        'Amount',
        'Co_sell_Revision__c',
        'FROM OpportunityContactRoles',
        'Opportunity_To_Microsoft_Solutions__r'
    ])
        assert.ok(soql.includes(part), part);
});

it('what is no Salesforce id never gets into a query', () => {
    assert.throws(() => opportunityQuery("' OR Name != '", []), TypeError);
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CosellError } from '@cosell/contracts';
import type { SalesforceClient } from '../client.ts';
import { missingAccess } from './missing-access.ts';
import type { NeededAccess } from './needed-access.ts';

const field = (name: string, updateable: boolean, createable = updateable) => ({
    name,
    updateable,
    createable
});
const may = { createable: true, updateable: true, deletable: true };
const described: Record<string, object> = {
    Opportunity: {
        ...may,
        fields: [field('Amount', true), field('Fixed__c', false), field('Once__c', false, true)]
    },
    Lead: { ...may, createable: false, updateable: false, deletable: false, fields: [] }
};

const salesforce: Pick<SalesforceClient, 'request'> = {
    async request<Answer>(_method: string, path: string) {
        const [, object = ''] = /^\/sobjects\/(\w+)\/describe$/.exec(path) ?? [];
        if (object === 'Broken') throw new CosellError('SALESFORCE_UNAVAILABLE', '');
        if (!described[object]) throw new CosellError('SALESFORCE_NOT_FOUND', 'NOT_FOUND');
        return described[object] as Answer;
    }
};
const missing = (...needed: NeededAccess[]) => missingAccess(salesforce, needed);

describe('missing access', () => {
    it('is nothing where all that is needed is allowed', async () => {
        const needed = { object: 'Opportunity', ...{ create: true, edit: true, delete: true } } as const;
        assert.deepEqual(
            await missing({ ...needed, reads: ['Fixed__c'], writes: ['Amount', 'Once__c'] }),
            []
        );
    });

    it('names a field that cannot be seen, one that cannot be written, and neither twice', async () => {
        const needed = { object: 'Opportunity', reads: ['Hidden__c'], writes: ['Fixed__c', 'Gone__c'] };
        assert.deepEqual(await missing(needed, { object: 'Opportunity', reads: ['Gone__c'] }), [
            'read Opportunity.Hidden__c',
            'read Opportunity.Gone__c',
            'edit Opportunity.Fixed__c'
        ]);
    });

    it('names what may not be done with an object, and one that cannot be seen as a whole', async () => {
        const all = { create: true, edit: true, delete: true } as const;
        assert.deepEqual(await missing({ object: 'Lead', ...all }, { object: 'Away__c', writes: ['A__c'] }), [
            'create Lead',
            'edit Lead',
            'delete Lead',
            'read Away__c'
        ]);
    });

    it('says nothing of an org that does not answer', async () => {
        await assert.rejects(missing({ object: 'Broken' }), { code: 'SALESFORCE_UNAVAILABLE' });
    });
});

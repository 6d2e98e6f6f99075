import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { changeEventPayload } from '@cosell/contracts';
import { changeHints } from './change-hints.ts';

const example = JSON.parse(
    readFileSync(new URL('../../../contracts/examples/change-event.json', import.meta.url), 'utf8')
) as Record<string, unknown>;

describe('a change event', () => {
    it('becomes one hint for each record', () => {
        assert.deepEqual(changeHints(changeEventPayload.parse(example)), [
            { alias: { kind: 'opportunity', value: '006000000000001AAA' }, kind: 'changed' },
            { alias: { kind: 'opportunity', value: '006000000000002AAA' }, kind: 'changed' }
        ]);
    });

    it('of a lead becomes one of the lead', () => {
        const Record_Ids__c = '00Q000000000001AAA';
        assert.deepEqual(
            changeHints(changeEventPayload.parse({ ...example, Object__c: 'Lead', Record_Ids__c })),
            [{ alias: { kind: 'lead', value: Record_Ids__c }, kind: 'changed' }]
        );
    });

    it('with an id that is none, or with more than 200, is not read', () => {
        const ids = (text: string) =>
            changeEventPayload.safeParse({ ...example, Record_Ids__c: text }).success;
        assert.equal(ids('006000000000001'), false);
        assert.equal(ids(Array(201).fill('006000000000001AAA').join(',')), false);
        assert.equal(ids(Array(200).fill('006000000000001AAA').join(',')), true);
    });
});

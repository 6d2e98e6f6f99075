import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RunContext } from '../run/context.ts';
import { defaultMapping } from '../sync/mapping/default-mapping.ts';
import { checkInOrg, mappingToTry } from './checked-mapping.ts';

const text = (name: string) => ({ name, label: name, type: 'string', updateable: true, calculated: false });
const lookup = (name: string, relationshipName: string, target: string) => ({
    ...text(name),
    type: 'reference',
    relationshipName,
    referenceTo: [target]
});
const objects: Record<string, object[]> = {
    Opportunity: [text('Name'), lookup('Plan__c', 'Plan__r', 'Plan__c')],
    Plan__c: [lookup('Area__c', 'Area__r', 'Area__c')],
    Area__c: [text('Title__c')]
};
const asked: string[] = [];
const context = {
    salesforce: {
        async request(_method: string, path: string) {
            const object = /sobjects\/(\w+)\/describe/.exec(path)?.[1] ?? '';
            asked.push(object);
            return { fields: objects[object] ?? [] };
        }
    },
    org: { stages: [], notes: false }
} as unknown as RunContext;
const withRow = (opportunity: string) => ({
    ...defaultMapping,
    rows: [{ deal: 'notes', opportunity, direction: 'out' }]
});

describe('a document in this org', () => {
    it('may name a field behind two relations, each object asked for once', async () => {
        asked.length = 0;
        assert.deepEqual((await checkInOrg(withRow('Plan__r.Area__r.Title__c'), context)).problems, []);
        assert.deepEqual(asked, ['Opportunity', 'Plan__c', 'Area__c']);
    });

    it('is refused where a path ends or breaks in nothing', async () => {
        for (const [path, reason] of [
            ['Plan__r.Area__r.Gone__c', /Plan__r\.Area__r has no field Gone__c/],
            ['Plan__r.Gone__r.Title__c', /looks up to no Plan__r\.Gone__r/]
        ] as const) {
            const [problem] = (await checkInOrg(withRow(path), context)).problems;
            assert.match(problem?.reason ?? '', reason);
        }
    });

    it('is looked at by itself while Salesforce has not let the relay in', async () => {
        assert.deepEqual((await checkInOrg(withRow('Gone__r.Title__c'), null)).problems, []);
    });

    it('that is wrong cannot be tried', async () => {
        await assert.rejects(mappingToTry({ ...defaultMapping, planted: 1 }, context), {
            code: 'MAPPING_INVALID'
        });
        assert.equal((await mappingToTry(withRow('Name'), context)).rows.length, 1);
    });
});

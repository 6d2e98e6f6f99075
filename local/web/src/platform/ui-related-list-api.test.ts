import assert from 'node:assert/strict';
import { beforeEach, test, type TestContext } from 'node:test';
import type * as ObjectInfo from '../page/lwc/lightning/uiObjectInfoApi/uiObjectInfoApi.ts';
import type * as Lists from '../page/lwc/lightning/uiRelatedListApi/uiRelatedListApi.ts';
import { loadModule } from './load-module.ts';

const PARENT = '006000000000001AAA';
let requests: string[] = [];

beforeEach(() => (requests = []));

/** An org that answers each path with itself, and refuses what holds the word "Nothing". */
function standIn(t: TestContext): void {
    t.mock.method(globalThis, 'fetch', async (url: string) => {
        requests.push(decodeURIComponent(url.replace('/services/data/v67.0/ui-api/', '')));
        const refused = url.includes('Nothing');
        return Response.json(refused ? [{ errorCode: 'NOT_FOUND' }] : { url }, {
            status: refused ? 404 : 200
        });
    });
}

type Value = { data: unknown; error: unknown };

/** What a wire was given, and a way to wait for the next thing. */
function listener() {
    const emitted: Value[] = [];
    let arrived = Promise.withResolvers<void>();
    const emit = (value: Value) => {
        emitted.push(value);
        arrived.resolve();
        arrived = Promise.withResolvers<void>();
    };
    return { emitted, emit, next: () => arrived.promise };
}

test('several related lists are one call, with the fields of each', async (t) => {
    standIn(t);
    const api = await loadModule<typeof Lists>('lightning/uiRelatedListApi');
    const { emitted, emit, next } = listener();
    const wire = new api.getRelatedListRecordsBatch(emit);
    assert.deepEqual(emitted, [{ data: undefined, error: undefined }]);
    wire.update({ relatedListParameters: [{ relatedListId: 'Contacts', fields: ['Contact.Name'] }] });
    assert.deepEqual(requests, []);

    const answered = next();
    wire.update({
        parentRecordId: PARENT,
        relatedListParameters: [
            { relatedListId: 'Contacts', fields: ['Contact.Name', 'Contact.Email'], pageSize: 51 },
            { relatedListId: 'Cases', optionalFields: ['Case.Subject'] }
        ]
    });
    await answered;

    assert.deepEqual(requests, [
        `related-list-records/batch/${PARENT}/Contacts,Cases?` +
            'fields=Contacts:Contact.Name,Contact.Email&optionalFields=Cases:Case.Subject&pageSize=Contacts:51'
    ]);
    assert.ok(emitted.at(-1)?.data);
});

test('a related list that is refused arrives as an error', async (t) => {
    standIn(t);
    const api = await loadModule<typeof Lists>('lightning/uiRelatedListApi');
    const { emitted, emit, next } = listener();
    const wire = new api.getRelatedListRecords(emit);
    const answered = next();
    wire.update({ parentRecordId: PARENT, relatedListId: 'Nothing__r' });
    await answered;

    assert.equal(emitted.at(-1)?.data, undefined);
    assert.deepEqual((emitted.at(-1)?.error as { body: unknown }).body, [{ errorCode: 'NOT_FOUND' }]);
});

test('a filter, which this page lacks, is refused', async () => {
    const api = await loadModule<typeof Lists>('lightning/uiRelatedListApi');
    const wire = new api.getRelatedListRecords(() => undefined);
    assert.throws(
        () => wire.update({ parentRecordId: PARENT, relatedListId: 'Contacts', where: '{}' }),
        /no filters/
    );
});

test('the values of a picklist are asked for once, and again after a refusal', async (t) => {
    standIn(t);
    const api = await loadModule<typeof ObjectInfo>('lightning/uiObjectInfoApi');
    const ask = async (field: string) => {
        const { emitted, emit, next } = listener();
        const wire = new api.getPicklistValues(emit);
        const answered = next();
        wire.update({ fieldApiName: `Opportunity.${field}` });
        wire.update({ recordTypeId: '012000000000000AAA', fieldApiName: `Opportunity.${field}` });
        await answered;
        return emitted.at(-1);
    };
    assert.ok((await ask('StageName'))?.data);
    assert.ok((await ask('StageName'))?.data);
    assert.ok((await ask('Nothing'))?.error);
    assert.ok((await ask('Nothing'))?.error);

    const path = 'object-info/Opportunity/picklist-values/012000000000000AAA/';
    assert.deepEqual(requests, [`${path}StageName`, `${path}Nothing`, `${path}Nothing`]);
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { MappingRow } from '../document.ts';
import { defaultMapping } from '../default-mapping.ts';
import { checkDocument, type OrgToMap } from './check-document.ts';
import type { DescribedField } from './choices.ts';

const field = (name: string, type = 'string', more: Partial<DescribedField> = {}): DescribedField => ({
    name,
    label: name,
    type,
    updateable: true,
    calculated: false,
    custom: false,
    relationshipName: null,
    referenceTo: [],
    ...more
});

const org: OrgToMap = {
    fields: [field('Name'), field('Amount', 'currency'), field('AccountId', 'reference')],
    stages: [{ name: 'Qualified' }, { name: 'Won' }],
    related: new Map([['Account', [field('Description', 'textarea')]]])
};
const withRows = (...rows: MappingRow[]) => ({ ...defaultMapping, rows });
const problemsOf = (...rows: MappingRow[]) =>
    checkDocument(withRows(...rows), org).problems.map(({ path, reason }) => `${path.join('.')}: ${reason}`);

describe('a document that is to be published', () => {
    it('passes where this org has all that it names, and constants need no field', () => {
        assert.deepEqual(
            problemsOf(
                { deal: 'name', opportunity: 'Name', direction: 'both' },
                { deal: 'notes', opportunity: 'Account.Description', direction: 'out' },
                { deal: 'notesToMicrosoft', constant: 'Call us first.', direction: 'out' },
                { deal: 'currency', opportunity: 'CurrencyIsoCode', direction: 'both' }
            ),
            []
        );
    });

    for (const [what, row, reason] of [
        [
            'a field that this org lacks',
            { deal: 'name', opportunity: 'Title__c', direction: 'both' },
            /^rows\.0\.opportunity: This org has no field Title__c/
        ],
        [
            'such a field in a paused row, which every run reads all the same',
            { deal: 'name', opportunity: 'Title__c', direction: 'paused' },
            /no field Title__c/
        ],
        [
            'a field of another type',
            { deal: 'value', opportunity: 'Name', direction: 'both' },
            /cannot hold an amount/
        ],
        [
            'a relation that this org lacks',
            { deal: 'notes', opportunity: 'Campaign.Name', direction: 'out' },
            /looks up to no Campaign/
        ],
        [
            'the last step of a path that is not there',
            { deal: 'notes', opportunity: 'Account.Nothing__c', direction: 'out' },
            /Account has no field Nothing__c/
        ]
    ] as const)
        it(`is refused for ${what}`, () => assert.match(problemsOf(row).join(), reason));

    it('is warned of stages that are not there and of rows that never count', () => {
        const document = {
            ...defaultMapping,
            rows: [],
            status: {
                outbound: [
                    { when: { stage: 'Gone' }, to: 'Accepted' },
                    { when: { stage: 'Won' }, to: 'Won' },
                    { when: { stage: 'Won' }, to: 'Accepted' }
                ],
                inbound: [
                    { substatus: 'Accepted', stage: 'Qualified' },
                    { substatus: 'Accepted', stage: 'Gone' }
                ]
            }
        };
        const { problems, warnings } = checkDocument(document, org);
        assert.deepEqual(problems, []);
        assert.deepEqual(
            warnings.map(({ path, reason }) => `${path.join('.')}: ${reason}`),
            [
                'status.outbound.0: There is no active stage Gone.',
                'status.outbound.2: An earlier row says the same; this one never counts.',
                'status.inbound.1: There is no active stage Gone.',
                'status.inbound.1: Accepted has a row already.'
            ]
        );
    });
});

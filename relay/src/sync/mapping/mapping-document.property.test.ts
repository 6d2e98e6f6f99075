import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { fieldNames } from '../deal.ts';
import { checkDocument } from './choice/check-document.ts';
import { directionsOf } from './deal-fields.ts';
import { defaultMapping } from './default-mapping.ts';
import { readMapping, type Mapping, type MappingRow } from './document.ts';
import { selectedFields, watchedFields } from './opportunity-fields.ts';
import { relationOf } from './relations.ts';

const apiName = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,12}(__c)?$/);
const path = fc.array(apiName, { minLength: 2, maxLength: 5 }).map((steps) => steps.join('.'));
const scalar = fc.oneof(fc.string({ maxLength: 20 }), fc.integer(), fc.boolean());
/** Not the one key that JavaScript keeps for itself: zod drops it. */
const text = fc.string({ minLength: 1, maxLength: 20 }).filter((word) => word !== '__proto__');

/** Any row that the schema allows for this deal field. */
function rowOf(deal: MappingRow['deal']): fc.Arbitrary<MappingRow> {
    const relation = relationOf(deal);
    const direction = fc.constantFrom(...directionsOf(deal));
    const rest = {
        values: fc.dictionary(text, fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 3 }))),
        format: fc.constantFrom('rich' as const, 'day' as const),
        removes: fc.boolean(),
        conflict: fc.constantFrom('salesforce' as const, 'microsoft' as const, 'ask' as const),
        default: scalar
    };
    const withField = (
        opportunity: fc.Arbitrary<string>,
        directions: fc.Arbitrary<MappingRow['direction']>
    ) =>
        fc.record(
            { deal: fc.constant(deal), opportunity, direction: directions, ...rest },
            { requiredKeys: ['deal', 'opportunity', 'direction'] }
        );
    if (relation !== null) return withField(fc.constant(relation), direction) as fc.Arbitrary<MappingRow>;
    const paused = fc.constant('paused' as const);
    const goesOut = directionsOf(deal).includes('out');
    return fc.oneof(
        withField(apiName, direction),
        withField(path, goesOut ? fc.constantFrom('out' as const, 'paused' as const) : paused),
        ...(goesOut
            ? [
                  fc.record({
                      deal: fc.constant(deal),
                      constant: scalar,
                      direction: fc.constant('out' as const)
                  })
              ]
            : [])
    ) as fc.Arbitrary<MappingRow>;
}

const rows = fc
    .subarray(fieldNames)
    .chain((fields) => fc.tuple(...fields.map(rowOf)))
    .map((all) =>
        // Each Opportunity field has one row: of several, the first stays.
        all.filter(
            (row, index) =>
                !row.opportunity || all.findIndex((other) => other.opportunity === row.opportunity) === index
        )
    );

const status = fc.record({
    outbound: fc.array(
        fc.record(
            {
                when: fc.oneof(
                    fc.record({ stage: text }),
                    fc.record({ isClosed: fc.boolean(), isWon: fc.boolean() })
                ),
                to: fc.constantFrom(
                    'Accepted' as const,
                    'Declined' as const,
                    'Won' as const,
                    'Lost' as const
                ),
                reason: text
            },
            { requiredKeys: ['when', 'to'] }
        ),
        { maxLength: 4 }
    ),
    inbound: fc.array(fc.record({ substatus: fc.constantFrom('Accepted', 'Won', 'Lost'), stage: text }), {
        maxLength: 3
    }),
    closeWaitsMinutes: fc.integer({ min: 0, max: 60 })
});

const owner = fc.oneof(
    fc.constant({ rule: 'account owner' as const }),
    fc.record({ rule: fc.constant('country' as const), users: fc.dictionary(text, text) }),
    fc.record({ rule: fc.constant('solution' as const), users: fc.dictionary(text, text) }),
    fc.record({ rule: fc.constant('rotation' as const), group: apiName }),
    fc.record({ rule: fc.constant('user' as const), username: text })
);

const documents = fc.record({
    version: fc.constant(1),
    rows,
    attributes: fc.record({
        purchaseIntent: text,
        partnerRole: text,
        solutionArea: text,
        solutionPlay: text
    }),
    status,
    newOpportunity: fc.record(
        {
            fields: fc.dictionary(apiName, scalar),
            closesInDays: fc.nat({ max: 400 }),
            account: fc.record(
                {
                    find: fc.subarray([
                        'external id' as const,
                        'duns' as const,
                        'name and postal code' as const,
                        'domain' as const
                    ]),
                    externalIdField: apiName,
                    otherwise: fc.constantFrom('create' as const, 'hold' as const)
                },
                { requiredKeys: ['find', 'otherwise'] }
            ),
            owner: fc.array(owner, { maxLength: 3 }),
            recordType: apiName
        },
        { requiredKeys: ['fields', 'closesInDays', 'account', 'owner'] }
    ),
    referralLink: fc.constant(defaultMapping.referralLink)
});

/** As the page sends it and the org keeps it. */
const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('any valid mapping document', () => {
    it('is read, written as JSON and read again without a loss', () => {
        fc.assert(
            fc.property(documents, (document) => {
                const once = readMapping(throughJson(document));
                assert.deepEqual(throughJson(once), throughJson(document));
                assert.deepEqual(readMapping(throughJson(once)), once);
            }),
            { numRuns: 200 }
        );
    });

    it('is free of problems by itself, and with any one property more it is refused by its path', () => {
        fc.assert(
            fc.property(documents, fc.nat(), (document, at) => {
                assert.deepEqual(checkDocument(throughJson(document), null).problems, []);
                const wrong = throughJson(document) as Mapping;
                const index = wrong.rows.length ? at % wrong.rows.length : -1;
                if (index < 0) return;
                Object.assign(wrong.rows[index]!, { planted: true });
                const [problem] = checkDocument(wrong, null).problems;
                assert.deepEqual(problem?.path, ['rows', index]);
                assert.match(problem?.reason ?? '', /planted/);
            }),
            { numRuns: 100 }
        );
    });

    it('watches only fields that it selects too', () => {
        fc.assert(
            fc.property(documents, (document) => {
                const mapping = readMapping(throughJson(document));
                const selected = selectedFields(mapping, { multiCurrency: true });
                const isSelected = (field: string) =>
                    selected.includes(field) || selected.includes(`${field.replace(/__c$/, '__r')}.Name`);
                assert.deepEqual(
                    watchedFields(mapping).filter((field) => !isSelected(field)),
                    []
                );
            }),
            { numRuns: 100 }
        );
    });
});

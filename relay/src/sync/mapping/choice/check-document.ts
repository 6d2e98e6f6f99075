import type { Problem } from '@cosell/contracts/setup-answers';
import { mappingSchema, type Mapping } from '../document.ts';
import { isRelated } from '../relations.ts';
import { choiceOf, type DescribedField } from './choices.ts';

export interface Checked {
    problems: Problem[];
    warnings: Problem[];
    /** Null where there are problems. */
    mapping: Mapping | null;
}

/** What this org has, as far as a mapping can name it. */
export interface OrgToMap {
    fields: readonly DescribedField[];
    stages: readonly { name: string }[];
    /** Fields of related records by the way to them, such as `Account`; those that are there. */
    related: ReadonlyMap<string, readonly DescribedField[]>;
}

/**
 * What is wrong with a document, with the path and the reason.
 * @param org null: only the document itself is looked at
 */
export function checkDocument(document: unknown, org: OrgToMap | null): Checked {
    const read = mappingSchema.safeParse(document);
    if (!read.success)
        return {
            problems: read.error.issues.map(({ path, message }) => ({
                path: path.map((part) => (typeof part === 'symbol' ? String(part) : part)),
                reason: message
            })),
            warnings: [],
            mapping: null
        };
    const problems = org ? read.data.rows.flatMap((row, index) => wrongRow(row, index, org)) : [];
    const warnings = org ? oddStages(read.data, org) : [];
    return { problems, warnings, mapping: problems.length ? null : read.data };
}

/** Also of a paused row: the one query of a run names its field all the same. */
function wrongRow(row: Mapping['rows'][number], index: number, org: OrgToMap): Problem[] {
    const { deal, opportunity, direction } = row;
    if (!opportunity || isRelated(row)) return [];
    // An org with one currency has no such field; the relay then takes its default.
    if (opportunity === 'CurrencyIsoCode') return [];
    const path = ['rows', index, 'opportunity'];
    if (opportunity.includes('.')) return wrongRelation(opportunity, path, org);
    const field = org.fields.find(({ name }) => name === opportunity);
    if (!field)
        return [{ path, reason: `This org has no field ${opportunity}, or the relay may not see it.` }];
    const choice = choiceOf(deal, field, null);
    return direction === 'paused' || choice.directions.includes(direction)
        ? []
        : [{ path, reason: choice.reason ?? `${deal} cannot have direction ${direction}.` }];
}

function wrongRelation(path: string, at: Problem['path'], { related }: OrgToMap): Problem[] {
    const way = path.slice(0, path.lastIndexOf('.'));
    const last = path.slice(way.length + 1);
    const fields = related.get(way);
    if (!fields) return [{ path: at, reason: `An Opportunity of this org looks up to no ${way}.` }];
    return fields.some(({ name }) => name === last)
        ? []
        : [{ path: at, reason: `${way} has no field ${last}, or the relay may not see it.` }];
}

/** Rows that never count, and stages that are not there. */
function oddStages({ status }: Mapping, { stages }: OrgToMap): Problem[] {
    const isThere = (stage: string) => stages.some(({ name }) => name === stage);
    const named = status.outbound.map(({ when }) => JSON.stringify(when));
    return [
        ...status.outbound.flatMap(({ when }, index) => [
            ...('stage' in when && !isThere(when.stage)
                ? [{ path: ['status', 'outbound', index], reason: `There is no active stage ${when.stage}.` }]
                : []),
            ...(named.indexOf(JSON.stringify(when)) < index
                ? [
                      {
                          path: ['status', 'outbound', index],
                          reason: 'An earlier row says the same; this one never counts.'
                      }
                  ]
                : [])
        ]),
        ...status.inbound.flatMap(({ stage, substatus }, index) => [
            ...(isThere(stage)
                ? []
                : [{ path: ['status', 'inbound', index], reason: `There is no active stage ${stage}.` }]),
            ...(status.inbound.findIndex((other) => other.substatus === substatus) < index
                ? [{ path: ['status', 'inbound', index], reason: `${substatus} has a row already.` }]
                : [])
        ])
    ];
}

import { CosellError } from '@cosell/contracts';
import type { MappingDocument } from '@cosell/contracts/setup-answers';
import { lockedOnce } from '../commands/preview-values.ts';
import type { MappingSource } from '../mapping/mapping-source.ts';
import type { RunContext } from '../run/context.ts';
import type { SalesforceClient } from '../salesforce/client.ts';
import { fieldNames, type FieldName } from '../sync/deal.ts';
import { checkDocument, type Checked, type OrgToMap } from '../sync/mapping/choice/check-document.ts';
import { choiceOf, type DescribedField } from '../sync/mapping/choice/choices.ts';
import { suggestionsFor } from '../sync/mapping/choice/suggestions.ts';
import { dealFields } from '../sync/mapping/deal-fields.ts';
import type { Mapping } from '../sync/mapping/document.ts';
import { watchedFields } from '../sync/mapping/opportunity-fields.ts';
import { relationOf } from '../sync/mapping/relations.ts';
import { compareDocuments } from './compare-documents.ts';
import { previewMapping } from './preview-mapping.ts';
import type { SetupActions } from './setup-actions.ts';

interface MappingPorts {
    source: MappingSource;
    /** Null until Salesforce has let the relay in. */
    context(): RunContext | null;
}

type Actions = Extract<keyof SetupActions, 'mapping' | `mapping-${string}`>;

/** The mapping: what is in force, what could be, and what a document would do. */
export function mappingActions({ source, context }: MappingPorts): Pick<SetupActions, Actions> {
    const ready = () => {
        const found = context();
        if (!found) throw new CosellError('SALESFORCE_UNAVAILABLE', '');
        return found;
    };
    const check = async (document: unknown): Promise<Checked> => {
        const known = context();
        const org = known && (await orgToMap(known));
        return checkDocument(document, org);
    };

    return {
        mapping: async () => ({
            inForce: source.inForce(),
            document: asDocument(source.current()),
            fields: dealFields(lockedOnce)
        }),
        async 'mapping-choices'({ dealField, relation }) {
            const deal = readDealField(dealField);
            const { salesforce } = ready();
            const own = await describe(salesforce, 'Opportunity');
            const relations = own.filter(({ referenceTo }) => referenceTo.length === 1);
            const target =
                relation && relations.find(({ relationshipName }) => relationshipName === relation);
            if (relation && !target) throw new CosellError('REQUEST_INVALID', `No relation ${relation}.`);
            const fields = target ? await describe(salesforce, target.referenceTo[0] ?? '') : own;
            return {
                dealField,
                choices:
                    relationOf(deal) === null
                        ? fields.map((field) => choiceOf(deal, field, relation ?? null))
                        : [],
                relations: relations.flatMap(({ relationshipName, label }) =>
                    relationshipName ? [{ name: relationshipName, label }] : []
                )
            };
        },
        async 'mapping-suggestions'() {
            const fields = await describe(ready().salesforce, 'Opportunity');
            return { suggestions: suggestionsFor(fields, source.current()) };
        },
        async 'mapping-check'({ document }) {
            const { problems, warnings, mapping } = await check(document);
            return {
                problems,
                warnings,
                document: mapping && asDocument(mapping),
                watchedFields: mapping ? watchedFields(mapping) : []
            };
        },
        'mapping-compare': async ({ before, after }) => ({ differences: compareDocuments(before, after) }),
        async 'mapping-preview'({ document, opportunityIds }) {
            const found = ready();
            const { mapping } = await check(document);
            if (!mapping) throw new CosellError('MAPPING_INVALID', '');
            return previewMapping(found, mapping, opportunityIds ?? null);
        },
        'mapping-refresh': () => source.refresh(ready().salesforce)
    };
}

/** The two are of one shape; the contract's is written out for components, the schema's is inferred. */
const asDocument = (mapping: Mapping) => mapping as MappingDocument;

function readDealField(name: string): FieldName {
    const known = fieldNames.find((field) => field === name);
    if (!known) throw new CosellError('REQUEST_INVALID', `No deal field ${name}.`);
    return known;
}

async function orgToMap({ salesforce, org }: RunContext): Promise<OrgToMap> {
    return { fields: await describe(salesforce, 'Opportunity'), stages: org.stages };
}

async function describe(salesforce: SalesforceClient, object: string): Promise<DescribedField[]> {
    const { fields } = await salesforce.request<{ fields: DescribedField[] }>(
        'GET',
        `/sobjects/${object}/describe`
    );
    return fields.map((field) => ({ ...field, referenceTo: field.referenceTo ?? [] }));
}

import { CosellError } from '@cosell/contracts';
import type { MappingAnswer, MappingDocument } from '@cosell/contracts/setup-answers';
import { lockedOnce } from '../commands/preview-values.ts';
import type { MappingSource } from '../mapping/mapping-source.ts';
import type { RunContext } from '../run/context.ts';
import { fieldNames, type FieldName } from '../sync/deal.ts';
import { choiceOf, type DescribedField } from '../sync/mapping/choice/choices.ts';
import { suggestionsFor } from '../sync/mapping/choice/suggestions.ts';
import { dealFields } from '../sync/mapping/deal-fields.ts';
import type { Mapping } from '../sync/mapping/document.ts';
import { watchedFields } from '../sync/mapping/opportunity-fields.ts';
import { relationOf } from '../sync/mapping/relations.ts';
import { checkInOrg, describe, mappingToTry } from './checked-mapping.ts';
import { compareDocuments } from './compare-documents.ts';
import { inboundExamples } from './inbound-examples.ts';
import { previewMapping } from './preview-mapping.ts';
import type { SetupActions } from './setup-actions.ts';

interface MappingPorts {
    source: MappingSource;
    /** Null until Salesforce has let the relay in. */
    context(): RunContext | null;
    /** ISO 4217: of an org with one currency. */
    defaultCurrency: string;
    newId: () => string;
}

type Actions = Extract<keyof SetupActions, 'mapping' | `mapping-${string}` | 'inbound-examples'>;

/** The mapping: what is in force, what could be, and what a document would do. */
export function mappingActions({
    source,
    context,
    defaultCurrency,
    newId
}: MappingPorts): Pick<SetupActions, Actions> {
    const ready = () => {
        const found = context();
        if (!found) throw new CosellError('SALESFORCE_UNAVAILABLE', '');
        return found;
    };

    return {
        mapping: async () => ({
            inForce: source.inForce(),
            document: asDocument(source.current()),
            fields: dealFields(lockedOnce),
            currencies: currenciesOf(context(), defaultCurrency)
        }),
        async 'mapping-choices'({ dealField, relation, fields: told = [] }) {
            const deal = readDealField(dealField);
            const { salesforce } = ready();
            const seen = await describe(salesforce, 'Opportunity');
            const own = relation ? seen : withHidden(seen, told);
            const relations = own.filter(({ referenceTo }) => referenceTo.length === 1);
            const target =
                relation && relations.find(({ relationshipName }) => relationshipName === relation);
            if (relation && !target) throw new CosellError('REQUEST_INVALID', `No relation ${relation}.`);
            const fields = target
                ? withHidden(await describe(salesforce, target.referenceTo[0] ?? ''), told)
                : own;
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
        async 'mapping-suggestions'({ fields: told = [] }) {
            const seen = await describe(ready().salesforce, 'Opportunity');
            return { suggestions: suggestionsFor(withHidden(seen, told), source.current()) };
        },
        async 'mapping-check'({ document }) {
            const { problems, warnings, mapping } = await checkInOrg(document, context());
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
            return previewMapping(found, await mappingToTry(document, found), opportunityIds ?? null);
        },
        async 'inbound-examples'({ document }) {
            const found = ready();
            return inboundExamples(found, await mappingToTry(document, found), { correlationId: newId() });
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

/**
 * What the relay's user sees, and what an admin sees besides: a field that no permission opens to the relay
 * yet is opened when it is mapped.
 */
function withHidden(seen: readonly DescribedField[], told: readonly DescribedField[]): DescribedField[] {
    return [...seen, ...told.filter(({ name }) => !seen.some((field) => field.name === name))];
}

function currenciesOf(context: RunContext | null, defaultCurrency: string): MappingAnswer['currencies'] {
    const active = context?.org.currencies ?? null;
    return { active, fixed: active ? null : defaultCurrency };
}

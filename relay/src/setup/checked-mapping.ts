import { CosellError } from '@cosell/contracts';
import type { RunContext } from '../run/context.ts';
import type { SalesforceClient } from '../salesforce/client.ts';
import { checkDocument, type Checked, type OrgToMap } from '../sync/mapping/choice/check-document.ts';
import type { DescribedField } from '../sync/mapping/choice/choices.ts';
import type { Mapping } from '../sync/mapping/document.ts';
import { relatedPaths } from '../sync/mapping/opportunity-fields.ts';
import { withNotes } from '../sync/mapping/with-notes.ts';
import { withStages } from '../sync/mapping/with-stages.ts';

/**
 * What is wrong with a document in this org.
 * @param context null: only the document itself is looked at
 */
export async function checkInOrg(document: unknown, context: RunContext | null): Promise<Checked> {
    const alone = checkDocument(document, null);
    if (!context || !alone.mapping) return alone;
    return checkDocument(document, await orgToMap(context, alone.mapping));
}

/**
 * A document as runs would take it.
 * @throws CosellError MAPPING_INVALID
 */
export async function mappingToTry(document: unknown, context: RunContext): Promise<Mapping> {
    const { mapping } = await checkInOrg(document, context);
    if (!mapping) throw new CosellError('MAPPING_INVALID', '');
    return withStages(withNotes(mapping, context.org), context.org.stages);
}

/** The fields of an object that the relay's user may see. */
export async function describe(salesforce: SalesforceClient, object: string): Promise<DescribedField[]> {
    const { fields } = await salesforce.request<{ fields: DescribedField[] }>(
        'GET',
        `/sobjects/${object}/describe`
    );
    return fields.map((field) => ({ ...field, referenceTo: field.referenceTo ?? [] }));
}

async function orgToMap({ salesforce, org }: RunContext, mapping: Mapping): Promise<OrgToMap> {
    const fields = await describe(salesforce, 'Opportunity');
    const related = new Map<string, readonly DescribedField[]>();
    for (const path of relatedPaths(mapping)) {
        let found: readonly DescribedField[] | null = fields;
        for (const relation of path.split('.')) found = found && (await behind(relation, found));
        if (found) related.set(path, found);
    }
    return { fields, stages: org.stages, related };

    async function behind(relation: string, from: readonly DescribedField[]) {
        const field = from.find(({ relationshipName }) => relationshipName === relation);
        const [object] = field?.referenceTo ?? [];
        return object === undefined ? null : describe(salesforce, object);
    }
}

import type { FieldDef } from '../../schema/field.ts';
import type { SObjectDef } from '../../schema/sobject.ts';
import { dmlError, type DmlError } from '../dml-error.ts';
import type { Row } from '../row.ts';
import type { Store } from '../store.ts';

/** Standard lookups whose children go with the parent. */
const CASCADES = new Set([
    'Contact.AccountId',
    'Opportunity.AccountId',
    'OpportunityLineItem.OpportunityId',
    'OpportunityContactRole.OpportunityId',
    'OpportunityTeamMember.OpportunityId',
    'Note.ParentId',
    'Attachment.ParentId',
    'Task.WhatId',
    'Task.WhoId',
    'Event.WhatId',
    'ContentDocumentLink.LinkedEntityId',
    'ContentDocumentLink.ContentDocumentId',
    'ContentVersion.ContentDocumentId',
    'PricebookEntry.Product2Id',
    'PricebookEntry.Pricebook2Id',
    'CampaignMember.CampaignId',
    'PermissionSetAssignment.PermissionSetId'
]);

/** Deletes the children of a row, or empties their lookups. Returns why the row may not be deleted. */
export function cascadeDelete(store: Store, row: Row): DmlError | null {
    for (const [definition, field] of lookupsTo(store, row.$definition))
        for (const child of [...store.table(definition).values()]) {
            if (child[field.key] !== row.id || child.isdeleted) continue;
            if (field.restrict) return restricted(row, child);
            if (field.cascade || CASCADES.has(`${definition.name}.${field.name}`)) {
                const refusal = cascadeDelete(store, child);
                if (refusal) return refusal;
                store.put(definition, child.id, { ...child, isdeleted: true });
            } else store.put(definition, child.id, { ...child, [field.key]: null });
        }
    return null;
}

function* lookupsTo(store: Store, parent: SObjectDef): Generator<[SObjectDef, FieldDef]> {
    for (const definition of store.runtime.schema.objects.values()) {
        if (!store.tables.has(definition.key)) continue;
        for (const field of definition.fields.values())
            if (field.type === 'REFERENCE' && field.referenceTo.includes(parent.name) && !field.isSystem)
                yield [definition, field];
    }
}

function restricted(row: Row, child: Row): DmlError {
    const name = (record: Row) => String(record.name || record.id);
    return dmlError(
        'DELETE_FAILED',
        `Your attempt to delete ${name(row)} could not be completed because it is associated with the ` +
            `following ${child.$definition.plural}.: ${name(child)}`
    );
}

import type { OrgRuntime } from '../../org/runtime.ts';
import { reference, text, type Row } from '../row.ts';
import { deriveAttachment, deriveContentDistribution, deriveContentVersion } from './content.ts';
import { deriveOpportunity } from './opportunity.ts';
import { deriveLineItem, derivePricebookEntry } from './products.ts';

type Derive = (runtime: OrgRuntime, row: Row, operation: 'insert' | 'update') => void;

/** What the platform works out for its standard objects at each save. */
const BY_OBJECT: Record<string, Derive> = {
    Opportunity: (_, row) => deriveOpportunity(row),
    PricebookEntry: derivePricebookEntry,
    OpportunityLineItem: deriveLineItem,
    ContentVersion: (_, row) => deriveContentVersion(row),
    ContentDistribution: deriveContentDistribution,
    Attachment: (_, row) => deriveAttachment(row),
    Task(_, row) {
        row.isclosed = row.status === 'Completed';
        row.ishighpriority = row.priority === 'High';
    },
    Case(runtime, row) {
        row.isclosed = row.status === 'Closed';
        row.casenumber ||= String(runtime.db.nextNumber).padStart(8, '0');
    },
    Pricebook2(_, row, operation) {
        if (operation === 'insert') row.isstandard = false;
    },
    User(_, row, operation) {
        if (operation === 'update') return;
        row.isactive ??= true;
        row.usertype ||= 'Standard';
        row.communitynickname ||= row.alias;
    },
    PermissionSetAssignment(_, row) {
        row.isactive = true;
    },
    OpportunityTeamMember(runtime, row) {
        row.name = runtime.db.get(reference(row, 'userid'))?.name ?? null;
        row.opportunityaccesslevel ||= 'Read';
    },
    Lead(_, row, operation) {
        if (operation === 'insert') row.status ||= 'Open - Not Contacted';
    },
    Group(_, row) {
        row.developername ||= text(row, 'name').replace(/\W/g, '_');
    },
    PermissionSet(_, row, operation) {
        if (operation === 'update') return;
        row.iscustom = true;
        row.type ||= 'Regular';
    },
    TopicAssignment(runtime, row) {
        row.entitytype = runtime.db.byPrefix(text(row, 'entityid'))?.name ?? null;
    }
};

/** Puts in what follows from the other fields of a row. */
export function derive(runtime: OrgRuntime, operation: 'insert' | 'update', row: Row): void {
    const definition = row.$definition;
    const name = definition.field('name');
    if (definition.field('firstname') && name?.readonly)
        row.name = [row.firstname, row.lastname].filter(Boolean).join(' ') || null;
    const ofObject = BY_OBJECT[definition.name];
    if (ofObject) ofObject(runtime, row, operation);
    else if (definition.custom && name?.isSystem && !name.autoNumberFormat) row.name ||= row.id;
}

// Database.convertLead: account, contact and opportunity first, each with its triggers, then the lead.
// Mapped custom fields (LeadConvertSettings), assignment rules and duplicate rules are not modelled.
import { ApexDate, SObject } from '../../values/index.ts';
import type { PlatformObject, Value } from '../../values/index.ts';
import type { Library } from '../library.ts';
import type { Row } from '../library-runtime.ts';
import type { AnyMember } from '../signature.ts';

type Conversion = PlatformObject & {
    leadId?: string | null;
    accountId?: string | null;
    contactId?: string | null;
    opportunityId?: string | null;
    convertedStatus?: string | null;
    opportunityName?: string | null;
    doNotCreateOpportunity?: boolean | null;
};

declare module '../apex-types.ts' {
    interface ApexTypes {
        'Database.LeadConvert': Conversion;
    }
}

/** Settable properties of Database.LeadConvert, as `Type name`. */
const PROPERTIES = [
    'Id leadId',
    'Id accountId',
    'Id contactId',
    'Id opportunityId',
    'Id ownerId',
    'String convertedStatus',
    'String opportunityName',
    'Boolean doNotCreateOpportunity',
    'Boolean overwriteLeadSource',
    'Boolean sendNotificationEmail'
];

export function defineLeadConversion(library: Library): void {
    const members: Record<string, AnyMember> = { 'new()': () => library.object('Database.LeadConvert') };
    for (const property of PROPERTIES) {
        const [type, name] = property.split(' ') as [string, string];
        const capitalised = name[0]!.toUpperCase() + name.slice(1);
        const empty = type === 'Boolean' ? false : null;
        members[`void set${capitalised}(${type}?)`] = (conversion: Conversion, value: Value) => {
            Object.assign(conversion, { [name]: value });
        };
        members[`${type} ${type === 'Boolean' ? 'is' : 'get'}${capitalised}()`] = (conversion: Conversion) =>
            (conversion as unknown as Record<string, Value>)[name] ?? empty;
    }
    library.defineAny('Database.LeadConvert', members);
    const convert = (conversion: Conversion) => convertLead(library, conversion);
    library.define('Database', {
        'static Database.LeadConvertResult convertLead(Database.LeadConvert)': convert,
        'static Database.LeadConvertResult convertLead(Database.LeadConvert, AccessLevel)': convert,
        'static List<Database.LeadConvertResult> convertLead(List<Database.LeadConvert>)': ({ items }) =>
            library.list('Database.LeadConvertResult', items.map(convert))
    });
}

/** Converts one lead, all or nothing. Throws DmlException as the platform does. */
function convertLead(library: Library, conversion: Conversion) {
    const { db } = library.runtime;
    const lead = convertible(library, conversion);
    const before = db.mark();
    try {
        const accountId = conversion.accountId ?? insert(library, 'Account', { name: lead['company'] });
        const contactId =
            conversion.contactId ??
            insert(library, 'Contact', {
                accountid: accountId,
                firstname: lead['firstname'],
                lastname: lead['lastname'],
                email: lead['email']
            });
        const opportunityId = opportunityFor(library, conversion, lead, accountId);
        const saved = record(library, 'Lead', {
            id: lead.id,
            status: conversion.convertedStatus,
            isconverted: true,
            converteddate: today(library),
            convertedaccountid: accountId,
            convertedcontactid: contactId,
            convertedopportunityid: opportunityId
        });
        db.dml('update', [saved], { internal: true });
        library.runtime.uncommitted = true;
        const ids = { id: lead.id, leadId: lead.id, accountId, contactId, opportunityId };
        return library.object('Database.LeadConvertResult', { ok: true, ...ids });
    } catch (failure) {
        db.rollback(before);
        throw failure;
    }
}

/** The lead's row, or why it cannot be converted. */
function convertible(library: Library, conversion: Conversion): Row {
    const { db } = library.runtime;
    const refuse = (code: string, message: string): never => {
        throw db.dmlException('update', [{ index: 0, error: db.dmlError(code, message) }]);
    };
    const lead = conversion.leadId ? db.get(conversion.leadId) : null;
    if (!lead || lead.$definition.name !== 'Lead')
        return refuse('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
    if (lead['isconverted']) refuse('CANNOT_UPDATE_CONVERTED_LEAD', 'cannot reference converted lead');
    if (!conversion.convertedStatus) refuse('INVALID_STATUS', 'invalid convertedStatus: null');
    return lead;
}

function opportunityFor(library: Library, conversion: Conversion, lead: Row, accountId: string) {
    if (conversion.opportunityId) return conversion.opportunityId;
    if (conversion.doNotCreateOpportunity) return null;
    const { db, schema } = library.runtime;
    const stages = db.rows(schema.get('OpportunityStage')!);
    return insert(library, 'Opportunity', {
        name: conversion.opportunityName ?? lead['company'],
        accountid: accountId,
        stagename: stages.find((stage) => stage['isactive'] && !stage['isclosed'])?.['apiname'],
        closedate: today(library)
    });
}

function insert(library: Library, type: string, fields: Record<string, unknown>): string {
    const created = record(library, type, fields);
    library.runtime.db.dml('insert', [created], {});
    return created.fields['id'] as string;
}

function record(library: Library, type: string, fields: Record<string, unknown>): SObject {
    const created = new SObject(library.runtime.schema.get(type)!);
    for (const [name, value] of Object.entries(fields))
        if (value !== null && value !== undefined) created.fields[name] = value as Value;
    return created;
}

function today(library: Library): ApexDate {
    return ApexDate.ofInstant(library.runtime.now());
}

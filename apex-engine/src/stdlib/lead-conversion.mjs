// Database.convertLead: account, contact and opportunity first, each with its triggers, then the lead's update.
// Mapped custom fields (LeadConvertSettings), assignment rules and duplicate rules are not modelled.
import { ADate, NObj, SObj } from '../values.mjs';

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

export function installLeadConvert(N) {
    const members = { 'new()': () => new NObj('Database.LeadConvert', {}) };
    for (const property of PROPERTIES) {
        const [type, name] = property.split(' ');
        const capitalised = name[0].toUpperCase() + name.slice(1);
        const empty = type === 'Boolean' ? false : null;
        members[`void set${capitalised}(${type})`] = (conversion, value) => {
            conversion[name] = value;
        };
        members[`${type} ${type === 'Boolean' ? 'is' : 'get'}${capitalised}()`] = (conversion) =>
            conversion[name] ?? empty;
    }
    N('Database.LeadConvert', members);
}

/** Converts one lead, all or nothing. Throws DmlException as the platform does. */
export function convertLead(rt, conversion) {
    const { db } = rt;
    const lead = db.get(conversion.leadId);
    if (!lead || lead.$d.name !== 'Lead')
        refuse(rt, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
    if (lead.isconverted) refuse(rt, 'CANNOT_UPDATE_CONVERTED_LEAD', 'cannot reference converted lead');
    if (!conversion.convertedStatus) refuse(rt, 'INVALID_STATUS', 'invalid convertedStatus: null');
    const before = db.mark();
    try {
        const accountId = conversion.accountId ?? insert(rt, 'Account', { name: lead.company });
        const contactId =
            conversion.contactId ??
            insert(rt, 'Contact', {
                accountid: accountId,
                firstname: lead.firstname,
                lastname: lead.lastname,
                email: lead.email
            });
        const opportunityId = opportunityFor(rt, conversion, lead, accountId);
        const saved = record(rt, 'Lead', {
            id: lead.id,
            status: conversion.convertedStatus,
            isconverted: true,
            converteddate: today(rt),
            convertedaccountid: accountId,
            convertedcontactid: contactId,
            convertedopportunityid: opportunityId
        });
        db.dml('update', [saved], { internal: true });
        rt.uncommitted = true;
        return new NObj('Database.LeadConvertResult', {
            ok: true,
            id: lead.id,
            leadId: lead.id,
            accountId,
            contactId,
            opportunityId
        });
    } catch (failure) {
        db.rollback(before);
        throw failure;
    }
}

function opportunityFor(rt, conversion, lead, accountId) {
    if (conversion.opportunityId) return conversion.opportunityId;
    if (conversion.doNotCreateOpportunity) return null;
    const stages = rt.db.rows(rt.schema.get('OpportunityStage'));
    return insert(rt, 'Opportunity', {
        name: conversion.opportunityName ?? lead.company,
        accountid: accountId,
        stagename: stages.find((stage) => stage.isactive && !stage.isclosed).apiname,
        closedate: today(rt)
    });
}

function insert(rt, type, fields) {
    const created = record(rt, type, fields);
    rt.db.dml('insert', [created], {});
    return created.f.id;
}

function record(rt, type, fields) {
    const created = new SObj(rt.schema.get(type));
    for (const [name, value] of Object.entries(fields)) if (value !== null) created.f[name] = value;
    return created;
}

function today(rt) {
    return new ADate(Math.floor(rt.now() / 864e5));
}

function refuse(rt, code, message) {
    throw rt.db.dmlEx('update', [{ i: 0, e: rt.db.err(code, message) }]);
}

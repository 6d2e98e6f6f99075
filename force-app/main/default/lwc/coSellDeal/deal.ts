import {
    getFieldDisplayValue,
    getFieldValue,
    type FieldValue,
    type RecordRepresentation
} from 'lightning/uiRecordApi';
import type { FieldReference } from '@salesforce/schema/Opportunity.Id';
import { countryCode, type CustomerToShare, type PersonToShare } from 'c/coSellRules';
import { fields } from './fields';

/** A record that a lookup names. */
export interface Named {
    id: string;
    name: string | null;
}

/** An Opportunity as the card shows it. Null: empty, or not for this user. Moments are ISO 8601, UTC. */
export interface Deal {
    /** False: the user may not see the fields of the package. */
    isVisible: boolean;
    name: string | null;
    /** With its currency, in the locale of the user. */
    amount: string | null;
    value: number | null;
    /** ISO 4217; null in an org with one currency. */
    currency: string | null;
    /** YYYY-MM-DD. */
    closeDate: string | null;
    /** Name of the account. */
    customer: string | null;
    accountId: string | null;
    address: Omit<CustomerToShare, 'name'>;
    /** The org has country picklists: the code is a field of its own. */
    hasCountryCodes: boolean;
    owner: PersonToShare;
    isOn: boolean;
    /** `Co_sell_Sync_State__c`. */
    state: string;
    /** `HELD:<code>` or `<code>`. */
    syncError: string | null;
    lastSynced: string | null;
    /** Changes with every save of the record. */
    stamp: string | null;
    /** Incoming: from Microsoft. */
    direction: string | null;
    status: string | null;
    substatus: string | null;
    /** Status and substatus in the language of the user. */
    statusText: string;
    reason: string | null;
    identifier: string | null;
    link: string | null;
    /** Somebody switched sync on. */
    askedOn: string | null;
    /** The referral was created at Microsoft. */
    sharedOn: string | null;
    acceptedOn: string | null;
    closedOn: string | null;
    /** Of an invitation that waits for an answer. */
    daysLeft: number | null;
    expiresOn: string | null;
    /** When a close that comes from the stage goes to Microsoft. */
    closesAt: string | null;
    /** JSON, see `Co_sell_Conflicts__c`. */
    conflicts: string | null;
    /** The readable trail, newest line first. */
    audit: string | null;
    microsoftStatus: string | null;
    microsoftStatusText: string | null;
    /** Microsoft had a referral of its own. */
    receivedOn: string | null;
    respondedOn: string | null;
    /** Microsoft named a seller. */
    assignedOn: string | null;
    sellerName: string | null;
    sellerEmail: string | null;
    crmIdentifier: string | null;
    macc: string | null;
    help: string | null;
    notesToMicrosoft: string | null;
    visibleToMicrosoft: boolean;
    coSellType: string | null;
    purchaseIntent: string | null;
    partnerRole: Named | null;
    solutionArea: Named | null;
    solutionPlay: Named | null;
}

type Reference = FieldReference | string;

/** @param record with `dealFields`; undefined reads as a deal that the user may not see */
export function readDeal(record: RecordRepresentation | undefined): Deal {
    const value = (field: Reference): FieldValue | undefined => getFieldValue(record, field);
    const text = (field: Reference): string | null => {
        const found = value(field);
        return typeof found === 'string' && found !== '' ? found : null;
    };
    const number = (field: Reference): number | null => {
        const found = value(field);
        return typeof found === 'number' ? found : null;
    };
    const display = (field: Reference): string | null => getFieldDisplayValue(record, field) ?? text(field);
    const named = (lookup: Reference, name: Reference): Named | null => {
        const id = text(lookup);
        return id ? { id, name: text(name) } : null;
    };

    return {
        isVisible: value(fields.sync) !== undefined,
        name: text(fields.name),
        amount: display(fields.amount),
        value: number(fields.amount),
        currency: text(fields.currency),
        closeDate: text(fields.closeDate),
        customer: text(fields.customer),
        accountId: text(fields.accountId),
        address: {
            // As the relay takes it: the first line of the street.
            addressLine1: text(fields.street)?.trim().split(/\r?\n/)[0] ?? null,
            city: text(fields.city),
            country: countryCode((text(fields.countryCode) ?? text(fields.country))?.trim() ?? null)
        },
        hasCountryCodes: value(fields.countryCode) !== undefined,
        owner: {
            firstName: text(fields.ownerFirstName),
            lastName: text(fields.ownerLastName),
            phone: text(fields.ownerPhone),
            email: text(fields.ownerEmail)
        },
        isOn: value(fields.sync) === true,
        state: text(fields.state) ?? 'Off',
        syncError: text(fields.syncError),
        lastSynced: text(fields.lastSynced),
        stamp: text(fields.stamp),
        direction: text(fields.direction),
        status: text(fields.status),
        substatus: text(fields.substatus),
        statusText: [display(fields.status), display(fields.substatus)].filter(Boolean).join(' · '),
        reason: text(fields.reason),
        identifier: text(fields.identifier),
        link: text(fields.link),
        askedOn: text(fields.askedOn),
        sharedOn: text(fields.sharedOn),
        acceptedOn: text(fields.acceptedOn),
        closedOn: text(fields.closedOn),
        daysLeft: number(fields.daysLeft),
        expiresOn: text(fields.expiresOn),
        closesAt: text(fields.closesAt),
        conflicts: text(fields.conflicts),
        audit: text(fields.audit),
        microsoftStatus: text(fields.microsoftStatus),
        microsoftStatusText: display(fields.microsoftStatus),
        receivedOn: text(fields.receivedOn),
        respondedOn: text(fields.respondedOn),
        assignedOn: text(fields.assignedOn),
        sellerName: text(fields.sellerName),
        sellerEmail: text(fields.sellerEmail),
        crmIdentifier: text(fields.crmIdentifier),
        macc: text(fields.macc),
        help: text(fields.help),
        notesToMicrosoft: text(fields.notesToMicrosoft),
        visibleToMicrosoft: value(fields.visibleToMicrosoft) === true,
        coSellType: text(fields.coSellType),
        purchaseIntent: text(fields.purchaseIntent),
        partnerRole: named(fields.partnerRole, fields.partnerRoleName),
        solutionArea: named(fields.solutionArea, fields.solutionAreaName),
        solutionPlay: named(fields.solutionPlay, fields.solutionPlayName)
    };
}

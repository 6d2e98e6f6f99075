import type { Choice } from '@cosell/contracts/setup-answers';
import type { FieldName } from '../../deal.ts';
import { kindOf, type FieldKind } from '../../field-kinds.ts';
import { directionsOf } from '../deal-fields.ts';
import { catalogueOf } from '../lookups.ts';

/** What the mapping needs of a field's describe (REST API, sObject Describe). */
export interface DescribedField {
    name: string;
    label: string;
    type: string;
    updateable: boolean;
    calculated: boolean;
    custom: boolean;
    /** Of a reference: the field by which the related record is reached. */
    relationshipName: string | null;
    referenceTo: string[];
}

/** Types of Salesforce that can hold a deal's value; `out`: can be sent as one and not hold it. */
const typesOf: Record<FieldKind, { both: readonly string[]; out: readonly string[]; what: string }> = {
    text: {
        both: ['string', 'textarea', 'picklist', 'email', 'phone', 'url'],
        out: ['combobox', 'multipicklist', 'id', 'reference', 'encryptedstring'],
        what: 'a text'
    },
    money: { both: ['currency', 'double'], out: ['int'], what: 'an amount' },
    day: { both: ['date'], out: ['datetime'], what: 'a day' },
    instant: { both: ['datetime', 'date'], out: [], what: 'a point in time' },
    flag: { both: ['boolean'], out: [], what: 'yes or no' },
    customer: { both: [], out: [], what: 'a customer' },
    people: { both: [], out: [], what: 'people' },
    solutions: { both: [], out: [], what: 'solutions' }
};

/** Of a deal field whose value is an entry of a catalogue. */
const lookup = { both: ['reference'], out: [], what: 'an entry of a catalogue' } as const;

/** Of the package, and set by the relay for itself. */
const ofTheRelay =
    /^(Co_sell_(Deal_Key|Revision|Synced_Revision|Sync_Error|Sync_State|Request|Closes_At|Conflicts|Last_Synced)\w*|Audit__c|Solution_Count__c)$/;

/**
 * Whether a deal field can be mapped to a field of the Opportunity (or, with `relation`, of a record that it
 * looks up to), in which directions, and why not in others.
 */
export function choiceOf(deal: FieldName, field: DescribedField, relation: string | null): Choice {
    const types = catalogueOf(deal) ? lookup : typesOf[kindOf(deal)];
    const opportunity = relation ? `${relation}.${field.name}` : field.name;
    const base = { opportunity, label: field.label, type: field.type, followsLate: relation !== null };
    const none = (reason: string): Choice => ({ ...base, directions: [], reason });
    if (!relation && ofTheRelay.test(field.name)) return none('The relay keeps this field for itself.');
    const both: readonly string[] = types.both;
    const out: readonly string[] = types.out;
    if (!both.includes(field.type) && !out.includes(field.type))
        return none(`A field of type ${field.type} cannot hold ${types.what}.`);
    const [cannotHold] = [
        ...(relation ? ['A field of a related record can be sent, and not written.'] : []),
        ...(field.calculated ? ['A formula can be sent, and not written.'] : []),
        ...(field.updateable || field.calculated
            ? []
            : ['Nobody can write this field, so it can only be sent.']),
        ...(out.includes(field.type)
            ? [`A field of type ${field.type} can be sent as ${types.what}, and not hold one.`]
            : [])
    ];
    const allowed = directionsOf(deal).filter((direction) => direction !== 'paused');
    if (!cannotHold) return { ...base, directions: allowed, reason: null };
    const directions = allowed.filter((direction) => direction === 'out');
    return directions.length
        ? { ...base, directions, reason: cannotHold }
        : none(`${cannotHold} This one only comes in.`);
}

import locale from '@salesforce/i18n/locale';
import conflictDecided from '@salesforce/label/c.CoSell_Log_Conflict_Decided';
import conflictWaits from '@salesforce/label/c.CoSell_Log_Conflict_Waits';
import empty from '@salesforce/label/c.CoSell_Empty';
import heldCurrency from '@salesforce/label/c.CoSell_Held_Currency';
import heldEmpty from '@salesforce/label/c.CoSell_Held_Empty';
import heldForGood from '@salesforce/label/c.CoSell_Held_For_Good';
import heldForNow from '@salesforce/label/c.CoSell_Held_For_Now';
import heldOneWay from '@salesforce/label/c.CoSell_Held_One_Way';
import heldRefused from '@salesforce/label/c.CoSell_Held_Refused';
import heldTooMany from '@salesforce/label/c.CoSell_Held_Too_Many';
import heldUnmapped from '@salesforce/label/c.CoSell_Held_Unmapped';
import microsoft from '@salesforce/label/c.CoSell_Side_Microsoft';
import salesforce from '@salesforce/label/c.CoSell_Side_Salesforce';
import { errorTexts } from './errorText';
import { fieldText } from './fieldText';

/** The relay's word for no value. */
const EMPTY = 'empty';

/** `relay/src/run/held-rows.ts`: field and reason. */
const HELD = /^(\w+) (.+)\.$/;
const held: Readonly<Record<string, string>> = {
    'waits until the referral is accepted': heldForNow,
    'cannot be changed at Microsoft any more': heldForGood,
    'is empty or 0, which is never sent': heldEmpty,
    'is in a currency that this org does not hold': heldCurrency,
    'has a value at Microsoft that the mapping does not know': heldUnmapped,
    'cannot be taken back once Microsoft has it, so it was set again': heldOneWay,
    'has more than the 50 entries that Microsoft takes': heldTooMany,
    'was refused': heldRefused
};

/** `relay/src/run/conflict-rows.ts` and `asked-conflict-rows.ts`; the field by its name in Salesforce. */
const DECIDED =
    /^(\w+) was changed on both sides: that of (Salesforce|Microsoft) counts; the other value was (.*)\.$/s;
const WAITS =
    /^(\w+) was changed on both sides and waits for a choice\. Salesforce: (.*)\. Microsoft: (.*)\.$/s;
const dealFields: Readonly<Record<string, string>> = {
    Amount: 'value',
    CloseDate: 'closeDate',
    CurrencyIsoCode: 'currency',
    Description: 'notes',
    Name: 'name',
    OpportunityContactRoles: 'contacts',
    Opportunity_To_Microsoft_Solutions__r: 'solutions',
    Owner: 'team',
    StageName: 'salesStage'
};

/** `relay/src/run/describe-changes.ts`: of some fields the values, of all others the name alone. */
const CHANGE = /^([a-z]\w*)(?: (.*) → (.*))?$/s;
/** What follows from a change and says nothing to a seller. */
const ofTheMechanism: ReadonlySet<string> = new Set([
    'direction',
    'microsoftRespondedAt',
    'referralId',
    'microsoftReferralId',
    'engagementId',
    'externalReference',
    'link',
    'createdAt',
    'acceptedAt',
    'expiresAt',
    'closedAt'
]);

/**
 * What the sync log tells of a step, in the language of the user.
 *
 * @param detail as the relay wrote it, in English; a sentence of a newer relay stays as it is
 * @param code of the error registry; null: nothing went wrong
 */
export function logText(detail: string | null, code: string | null = null): string {
    const text = detail ?? '';
    const error = code && errorTexts[code]?.message;
    if (error) {
        // What the registry says stands in a line of its own, before what is particular to this deal.
        const [, particulars = ''] = /^[^\n]*\n(.*)$/s.exec(text) ?? [null, asHeld(text) ?? text];
        return `${error} ${particulars}`.trim();
    }
    return asHeld(text) ?? asConflict(text) ?? asChanges(text) ?? text;
}

function asHeld(text: string): string | null {
    const [, field = '', reason = ''] = HELD.exec(text) ?? [];
    return held[reason]?.replace('{0}', fieldText(field)) ?? null;
}

function asConflict(text: string): string | null {
    const [, field, side, lost = ''] = DECIDED.exec(text) ?? [];
    if (field) {
        const winner = side === 'Salesforce' ? salesforce : microsoft;
        return filled(conflictDecided, fieldOf(field), winner, valueText(field, lost));
    }
    const [, waiting, ours = '', theirs = ''] = WAITS.exec(text) ?? [];
    return waiting
        ? filled(conflictWaits, fieldOf(waiting), valueText(waiting, ours), valueText(waiting, theirs))
        : null;
}

function filled(label: string, name: string, one: string, other: string): string {
    return label
        .replace('{0}', () => name)
        .replace('{1}', () => one)
        .replace('{2}', () => other);
}

function fieldOf(opportunityField: string): string {
    return fieldText(dealFields[opportunityField] ?? opportunityField);
}

/** Null where one of them is no change of a field that a deal has. */
function asChanges(text: string): string | null {
    const changes = apart(text).map((change) => CHANGE.exec(change));
    const told = changes.flatMap((change) => {
        const [, field = '', before, after] = change ?? [];
        if (ofTheMechanism.has(field)) return [];
        if (before === undefined || after === undefined) return [fieldText(field)];
        return [`${fieldText(field)}: ${valueText(field, before)} → ${valueText(field, after)}`];
    });
    const isKnown = changes.every((change) => change && isFieldName(change[1] ?? ''));
    return isKnown ? [...new Set(told)].join(', ') : null;
}

function isFieldName(word: string): boolean {
    return ofTheMechanism.has(word) || fieldText(word) !== word;
}

/** A value may hold a comma: only one before the name of a field parts two changes. */
function apart(text: string): string[] {
    const parts: string[] = [];
    for (const part of text.split(', ')) {
        const begins = parts.length === 0 || isFieldName(/^\w+/.exec(part)?.[0] ?? '');
        if (begins) parts.push(part);
        else parts.push(`${parts.pop()}, ${part}`);
    }
    return parts;
}

/** Amounts and days as the user writes them. */
function valueText(field: string, value: string): string {
    if (value === EMPTY) return empty;
    if (/^(value|Amount)$/.test(field) && /^-?\d+(\.\d+)?$/.test(value)) {
        return new Intl.NumberFormat(locale).format(Number(value));
    }
    if (/^closeDate$/i.test(field) && /^\d{4}-\d\d-\d\d$/.test(value)) {
        return new Intl.DateTimeFormat(locale, { timeZone: 'UTC' }).format(new Date(value));
    }
    return value;
}

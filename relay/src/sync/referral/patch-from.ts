import type { PatchOperation } from '../../partner-center/client-types.ts';
import type { Referral } from '../../partner-center/referral.ts';
import type { Changes, FieldName } from '../deal.ts';
import { numberOf } from '../numbers.ts';
import { isEmpty } from '../same-value.ts';
import { dayOf } from '../text/dates.ts';
import { midnight } from './entries.ts';
import { contactOperations, solutionOperations, teamOperations } from './list-operations.ts';

/**
 * Fields with one value each: where they stand in the referral. All are in Microsoft's own list of paths
 * (connector definition, UpdateReferralDetails) except `/name`, which its connector also sends by its FAQ.
 * Status and substatus last: an edit after a closing status is refused.
 */
const paths: readonly (readonly [FieldName, string])[] = [
    ['name', '/name'],
    ['value', '/details/dealValue'],
    ['currency', '/details/currency'],
    ['closeDate', '/details/closingDateTime'],
    ['notes', '/details/notes'],
    ['salesStage', '/salesStage'],
    ['externalReference', '/externalReferenceId'],
    ['visibleToMicrosoft', '/consent/consentToShareReferralWithMicrosoftSellers']
];

const statusPaths: readonly (readonly [FieldName, string])[] = [
    ['status', '/status'],
    ['substatus', '/substatus'],
    ['statusReason', '/statusReason']
];

/**
 * The JSON Patch that makes `referral` hold these changes: only what differs, `add` where the referral has no
 * such property yet. `help` and `notesToMicrosoft` have no path: they go with the invitation of Microsoft.
 */
export function patchFrom(changes: Changes, referral: Referral): PatchOperation[] {
    return [
        ...paths.flatMap(([field, path]) => operation(changes, field, path, referral)),
        ...contactOperations(changes.contacts, referral),
        ...teamOperations(changes.team, referral),
        ...solutionOperations(changes.solutions, referral),
        ...statusOperations(changes, referral)
    ];
}

/** An accepted pair is only taken together: if one of the two changes, both are sent. */
function statusOperations(changes: Changes, referral: Referral): PatchOperation[] {
    const { status, substatus } = changes;
    if (!status || !substatus) return [];
    if (status === referral.status && substatus === referral.substatus) return [];
    return statusPaths.flatMap(([field, path]) => {
        const value = changes[field];
        return value ? [{ op: 'replace' as const, path, value }] : [];
    });
}

function operation(changes: Changes, field: FieldName, path: string, referral: Referral): PatchOperation[] {
    const wanted = changes[field];
    // 0 and empty are never sent, and visibility is never taken back.
    if (wanted === undefined || isEmpty(wanted) || wanted === false) return [];
    const { exists, value: held } = valueAt(referral, path);
    if (isHeld(field, wanted, held)) return [];
    const value = field === 'closeDate' ? midnight(String(wanted)) : wanted;
    return [{ op: exists ? 'replace' : 'add', path, value }];
}

function isHeld(field: FieldName, wanted: unknown, held: unknown): boolean {
    if (field === 'value') return numberOf(held) === wanted;
    if (field === 'closeDate') return dayOf(typeof held === 'string' ? held : null) === wanted;
    return held === wanted;
}

function valueAt(referral: Referral, path: string): { exists: boolean; value: unknown } {
    const names = path.split('/').slice(1);
    const last = names.pop() ?? '';
    const parent = names.reduce<unknown>(
        (value, name) => (value as Record<string, unknown> | null | undefined)?.[name],
        referral
    );
    const exists = typeof parent === 'object' && parent !== null && last in parent;
    return { exists, value: exists ? (parent as Record<string, unknown>)[last] : undefined };
}

import type { FieldName } from './deal.ts';

/**
 * How a field is compared and projected. `people` and `solutions` are lists with identities, never positions.
 */
export type FieldKind = 'text' | 'money' | 'day' | 'instant' | 'flag' | 'customer' | 'people' | 'solutions';

const kinds: Partial<Record<FieldName, FieldKind>> = {
    value: 'money',
    closeDate: 'day',
    visibleToMicrosoft: 'flag',
    customer: 'customer',
    solutions: 'solutions',
    contacts: 'people',
    team: 'people',
    microsoftRespondedAt: 'instant',
    registeredAt: 'instant',
    createdAt: 'instant',
    acceptedAt: 'instant',
    expiresAt: 'instant',
    closedAt: 'instant'
};

export function kindOf(field: FieldName): FieldKind {
    return kinds[field] ?? 'text';
}

/** Lists are merged element by element. */
export function isList(field: FieldName): boolean {
    return kindOf(field) === 'people' || kindOf(field) === 'solutions';
}

/** Microsoft alone decides these; Salesforce only shows them. */
export const ownedByMicrosoft: ReadonlySet<FieldName> = new Set<FieldName>([
    'status',
    'substatus',
    'statusReason',
    'direction',
    'microsoftStatus',
    'microsoftSubstatus',
    'microsoftMsxId',
    'microsoftSellerName',
    'microsoftSellerEmail',
    'microsoftRespondedAt',
    'registrationStatus',
    'registrationReason',
    'registeredAt',
    'referralId',
    'microsoftReferralId',
    'engagementId',
    'link',
    'createdAt',
    'acceptedAt',
    'expiresAt',
    'closedAt'
]);

/** An amount without its currency is another amount: these move together or not at all. */
export const unitsOfFields: readonly (readonly FieldName[])[] = [['value', 'currency']];

/**
 * Told by other fields of a referral alone, and only as it began: once both sides have a record, there is
 * nothing to compare. The org's own rule keeps people from changing it then.
 */
export const untoldByPartnerCenter: ReadonlySet<FieldName> = new Set<FieldName>(['coSellType']);

import type { Opportunity, Referral } from './sides.ts';

/** `create` and `update` of the side that is written to. */
export const ways = [
    'to Microsoft, create',
    'to Microsoft, update',
    'to Salesforce, create',
    'to Salesforce, update'
] as const;
export type Way = (typeof ways)[number];

/** How a field shows on either side, in the same words. */
export interface Field {
    name: string;
    inSalesforce(opportunity: Opportunity): string;
    atMicrosoft(referral: Referral): string;
    /** Why it never goes that way. */
    not?: Partial<Record<Way, string>>;
}

export const at = (record: unknown, path: string): unknown =>
    path
        .split('.')
        .reduce<unknown>((value, name) => (value as Record<string, unknown> | null)?.[name], record);
export const text = (value: unknown) => (value === null || value === undefined ? '' : String(value));
export const list = (values: unknown[]) => values.map(text).filter(Boolean).sort().join(', ');
export const day = (value: unknown) => text(value).slice(0, 10);
/** Salesforce keeps whole seconds. */
export const second = (value: unknown) => text(value).slice(0, 19);

export const LOCKED = 'Microsoft takes it with the create alone';
export const lockedForGood = { 'to Microsoft, update': LOCKED, 'to Salesforce, update': LOCKED } as const;

export const plain = (name: string, column: string, path: string, not: Field['not'] = {}): Field => ({
    name,
    inSalesforce: (opportunity) => text(at(opportunity, column)),
    atMicrosoft: ({ own }) => text(at(own, path)),
    not
});

export const attribute = (name: string, column: string, type: string): Field => ({
    name,
    inSalesforce: (opportunity) => text(at(opportunity, column)),
    atMicrosoft: ({ own }) =>
        text(
            (
                at(own, 'details.requirements.additionalRequirements.attributes') as
                    | { type: string; id: string }[]
                    | undefined
            )?.find((one) => one.type === type)?.id
        ),
    not: lockedForGood
});

/** Why a field that Microsoft alone sets never goes there. */
export const setByMicrosoft = {
    'to Microsoft, create': 'Partner Center sets it',
    'to Microsoft, update': 'Partner Center sets it'
} as const;

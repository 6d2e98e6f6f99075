import { isDeepStrictEqual } from 'node:util';
import { change } from './deals.ts';
import type { Edit } from './oracle.ts';

const person = (serial: number) => ({
    firstName: `Sue${serial}`,
    lastName: 'Smith',
    phoneNumber: '+1',
    email: 's@fabrikam.example'
});
const CONSENT = '/consent/consentToShareReferralWithMicrosoftSellers';
const solution = (serial: number) => ({ id: `SOL-${serial}-MQF`, name: `Solution ${serial}`, type: 'Name' });

/** What each edit sends; the serial number makes it differ from every one before. */
const sent: Record<Edit, (serial: number) => [path: string, value: unknown]> = {
    name: (serial) => ['/name', `Deal ${serial}`],
    notes: (serial) => ['/details/notes', `note ${serial}`],
    dealValue: (serial) => ['/details/dealValue', 1000 + serial],
    noValue: () => ['/details/dealValue', 0],
    currency: (serial) => ['/details/currency', `A${String.fromCharCode(65 + (serial % 26))}Z`],
    closeDate: (serial) => ['/details/closingDateTime', `20${30 + (serial % 60)}-11-14T00:00:00Z`],
    solutions: (serial) => ['/details/requirements/solutions', [solution(serial)]],
    noSolutions: () => ['/details/requirements/solutions', []],
    team: (serial) => ['/team', [person(serial)]],
    crmId: (serial) => ['/externalReferenceId', `crm-${serial}`],
    campaign: (serial) => ['/campaignId', `C-${serial}`],
    stage: (serial) => ['/salesStage', ['20', '40', '60', '80'][serial % 4]],
    reason: (serial) => ['/statusReason', `Because ${serial}.`],
    contact: (serial) => ['/customerProfile/team', [person(serial)]],
    show: () => [CONSENT, true],
    hide: () => [CONSENT, false],
    customer: (serial) => ['/customerProfile/name', `Customer ${serial}`],
    address: (serial) => ['/customerProfile/address', { city: `City ${serial}`, country: 'US' }],
    location: (serial) => ['/mpnId', String(serial)],
    help: () => ['/inviteContext', { assistanceRequestCode: 'QuotesOrLicensing' }],
    consent: () => ['/consent/consentToContact', false]
};

export const operationOf = (edit: Edit, serial: number) => change(...sent[edit](serial));

type Operation = ReturnType<typeof operationOf>;

/** The body of a PUT: the referral as it was read, without `links`, with these operations done to it. */
export function replaced(read: object, operations: Operation[]): object {
    const { links: _links, ...body } = structuredClone(read) as Record<string, unknown>;
    for (const { path, value } of operations) {
        const names = path.slice(1).split('/');
        const last = names.pop() ?? '';
        (names.reduce<unknown>(inside, body) as Record<string, unknown>)[last] = value;
    }
    return body;
}

/** The operations that are not to be seen in the referral. */
export const notSeen = (referral: object, operations: Operation[]) =>
    operations.filter(({ path, value }) => !covers(path.slice(1).split('/').reduce(inside, referral), value));

/** The service adds to what was sent (a member's `title`), and takes nothing away. */
function covers(held: unknown, value: unknown): boolean {
    if (Array.isArray(value)) {
        return (
            Array.isArray(held) &&
            held.length === value.length &&
            value.every((one, at) => covers(held[at], one))
        );
    }
    if (value === null || typeof value !== 'object') return isDeepStrictEqual(held, value);
    return Object.entries(value).every(([name, one]) => covers(inside(held, name), one));
}

const inside = (at: unknown, name: string): unknown => (at as Record<string, unknown> | null)?.[name];

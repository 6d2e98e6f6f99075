import { brokenRule } from '../http/api-error.ts';
import type { Member } from '../referrals/referral.ts';

const at = (firstName: string, lastName: string, title: string, line: number): Member => ({
    firstName,
    lastName,
    phoneNumber: `+1425555010${line}`,
    email: `${firstName}.${lastName}@microsoft.com`.toLowerCase(),
    title,
    contactPreference: { locale: 'en-US', disableNotifications: false }
});

/** Sellers at Microsoft; the first answers where nobody is named. */
export const sellers: readonly [Member, ...Member[]] = [
    at('Alex', 'Wilber', 'Microsoft seller', 0),
    at('Megan', 'Bowen', 'Account executive', 1),
    at('Lee', 'Gu', 'Technical specialist', 2)
];

/** By e-mail one of the above, or as given. Throws a broken rule for an e-mail of nobody here. */
export function sellerOf(named: Member | string): Member {
    if (typeof named !== 'string') return named;
    const found = sellers.find(({ email }) => email === named.toLowerCase());
    if (!found) throw brokenRule(`${named} is no seller at this Microsoft.`, 'seller');
    return found;
}

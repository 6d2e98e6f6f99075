import { brokenRule } from '../http/api-error.ts';
import { isVisibleToSellers, type Member, type Referral } from './referral.ts';
import { attributeFaults, isServices, type AttributeReading } from './services-co-sell.ts';

export interface Fault {
    target: string;
    message: string;
}

export const missing = (field: string, target: string): Fault => ({
    target,
    message: `Required field ${field} missing`
});

/** A member counts only with all of name, phone and e-mail (Partner Center, manage co-sell opportunities). */
const isComplete = ({ firstName, lastName, phoneNumber, email }: Member) =>
    Boolean(firstName && lastName && phoneNumber && email);

export const asksForHelp = ({ inviteContext }: Referral) => inviteContext.assistanceRequestCode !== 'Unknown';

/**
 * Rules of the portal and of CSV uploads that go beyond what the API's docs require. Throws one broken
 * rule with all faults.
 */
export function checkPracticalRules(referral: Referral, reading: AttributeReading): void {
    const faults = [
        ...customerFaults(referral),
        ...dealFaults(referral, reading),
        ...peopleFaults(referral),
        ...attributeFaults(referral, reading),
        ...coSellFaults(referral)
    ];
    if (faults[0]) throw brokenRule(faults.map(({ message }) => message).join('; '), faults[0].target);
}

function customerFaults({ customerProfile: { name, address } }: Referral): Fault[] {
    const faults: Fault[] = [];
    if (!name) faults.push(missing('Customer name', 'customerProfile/name'));
    if (!address?.['addressLine1']) {
        faults.push(missing('Address line 1', 'customerProfile/address/addressLine1'));
    }
    if (!address?.['city']) faults.push(missing('City', 'customerProfile/address/city'));
    if (!/^[A-Z]{2}$/.test(address?.['country'] ?? '')) {
        faults.push({
            target: 'customerProfile/address/country',
            message: 'Required field Country missing: a 2-letter country code (ISO 3166)'
        });
    }
    return faults;
}

/** Also after every later change of the deal. */
export function dealFaults(referral: Referral, reading: AttributeReading): Fault[] {
    const { name, details } = referral;
    const faults: Fault[] = [];
    if (!name) faults.push(missing('Deal name', 'name'));
    if (!details.dealValue || details.dealValue < 0) {
        faults.push(missing('Deal value (above 0)', 'details/dealValue'));
    }
    if (!/^[A-Z]{3}$/.test(details.currency ?? '')) {
        faults.push(missing('Currency (ISO 4217)', 'details/currency'));
    }
    if (!details.closingDateTime) faults.push(missing('Close date', 'details/closingDateTime'));
    if (details.requirements.solutions.length === 0 && !isServices(referral, reading)) {
        faults.push(missing('Solution 1', 'details/requirements/solutions'));
    }
    return faults;
}

/** Also after every later change of the team. */
export function peopleFaults({ team }: Referral): Fault[] {
    return team.some(isComplete) ? [] : [missing('Team member with name, phone and e-mail', 'team')];
}

function coSellFaults(referral: Referral): Fault[] {
    const faults: Fault[] = [];
    for (const name of ['consentToContact', 'consentToToShareInfoWithOthers']) {
        if (referral.consent[name] !== true) faults.push(missing(`Consent ${name}`, `consent/${name}`));
    }
    if (asksForHelp(referral) && !referral.customerProfile.team.some(isComplete)) {
        faults.push(missing('Customer contact (help is asked for)', 'customerProfile/team'));
    }
    if ((asksForHelp(referral) || referral.type === 'Shared') && !isVisibleToSellers(referral)) {
        faults.push({
            target: 'consent/consentToShareReferralWithMicrosoftSellers',
            message: 'A deal shared with Microsoft has to be visible to Microsoft sellers'
        });
    }
    return faults;
}

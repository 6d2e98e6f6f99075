import { brokenRule } from '../http/api-error.ts';
import type { PartnerCenter } from '../partner-center.ts';
import { isMicrosofts, isVisibleToSellers, type Referral } from '../referrals/referral.ts';
import { engagementOf } from '../referrals/referral-store.ts';
import type { RegistrationBody } from './deal-registration.ts';

const HOUR = 3600 * 1000;
/** Partner Center, "Register deals": won no earlier than this after creation. */
const WON_AFTER_HOURS = 72;
/** … registered no later than this after the contract was signed. */
const SIGNED_WITHIN_DAYS = 60;
/** … worth at least this. Other currencies are taken as they are: there are no rates here. */
const LEAST_DOLLARS = 25_000;

/** Whether the deal may be registered. Throws one broken rule that names all that stands against it. */
export function checkEligible(partnerCenter: PartnerCenter, referral: Referral, body: RegistrationBody) {
    const faults = [
        ...dealFaults(referral),
        ...microsoftFaults(partnerCenter, referral),
        ...bodyFaults(partnerCenter, referral, body)
    ];
    if (faults.length)
        throw brokenRule(`Not eligible for registration: ${faults.join('; ')}.`, 'registrations');
}

function dealFaults(referral: Referral): string[] {
    const { substatus, createdDateTime, closedDateTime, customerProfile, registrations } = referral;
    const faults: string[] = [];
    if (registrations.length > 0) faults.push('the deal is registered already');
    if (substatus !== 'Won') faults.push('the deal is not won');
    else if (Date.parse(closedDateTime ?? '') - Date.parse(createdDateTime) < WON_AFTER_HOURS * HOUR) {
        faults.push(`the deal was won within ${WON_AFTER_HOURS} hours after its creation`);
    }
    if (!isVisibleToSellers(referral)) faults.push('the deal is private');
    const managed = customerProfile.ids.some(({ profileType }) => profileType === 'External');
    if (!managed) faults.push('the customer is not managed by Microsoft');
    return faults;
}

/** Co-sell: Microsoft has to have accepted, or marked its own side as won. */
function microsoftFaults(partnerCenter: PartnerCenter, { engagementId }: Referral): string[] {
    const microsofts = engagementOf(partnerCenter, engagementId).filter(isMicrosofts);
    const joined = microsofts.some(({ substatus }) => substatus === 'Accepted' || substatus === 'Won');
    return microsofts.length === 0 || joined ? [] : ['Microsoft has not accepted the deal'];
}

function bodyFaults({ clock }: PartnerCenter, referral: Referral, body: RegistrationBody): string[] {
    const { contract, solutionDetails } = body;
    const faults: string[] = [];
    const ids = referral.details.requirements.solutions.map(({ id }) => id);
    // Own co-sell-ready solutions have such ids; only they can be eligible for Azure IP co-sell.
    const eligible = solutionDetails.every(({ id }) => /^SOL-/.test(id) && ids.includes(id));
    if (!eligible) faults.push('a solution is not one of the deal that is eligible for Azure IP co-sell');
    if (contract.currency === 'USD' && contract.value < LEAST_DOLLARS) {
        faults.push(`the contract is worth less than USD ${LEAST_DOLLARS}`);
    }
    const age = clock.now().getTime() - Date.parse(contract.signDateTime);
    if (age < 0) faults.push('the contract is not signed yet');
    if (age > SIGNED_WITHIN_DAYS * 24 * HOUR) {
        faults.push(`the contract was signed more than ${SIGNED_WITHIN_DAYS} days ago`);
    }
    return [...faults, ...contractFaults(contract)];
}

/** Also after every later change of the contract. */
export function contractFaults(contract: RegistrationBody['contract']): string[] {
    const { term, startDateTime, endDateTime } = contract;
    if (term === 'Finite' && !endDateTime) return ['a finite contract needs its end'];
    const backwards = endDateTime && Date.parse(endDateTime) <= Date.parse(startDateTime);
    return backwards ? ['the contract ends before it starts'] : [];
}

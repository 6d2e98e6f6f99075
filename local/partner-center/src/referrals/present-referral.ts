import type { PartnerCenter } from '../partner-center.ts';
import { salesStages } from '../schemas/patch-schema.ts';
import type { Switches } from '../switches.ts';
import type { CustomerProfile, Details, Referral } from './referral.ts';

/** The path of the Referrals API on its host. */
export const REFERRALS_PATH = '/v1.0/engagements/referrals';

/** A referral as it goes over the wire inside a list. */
export function presentReferral(partnerCenter: PartnerCenter, referral: Referral): Record<string, unknown> {
    const switches = partnerCenter.switches();
    const { customerProfile, details, engagementId, id, salesStage } = referral;
    const base = linkBase(partnerCenter);
    const engagement = switches.relatedLinkGuid === 'quoted' ? `'${engagementId}'` : engagementId;
    return {
        ...referral,
        salesStage: presentStage(salesStage, switches),
        customerProfile: presentCustomer(customerProfile, switches),
        details: presentDetails(details, switches),
        links: {
            relatedReferrals: { uri: `${base}?$filter=engagementId eq ${engagement}`, method: 'GET' },
            self: { uri: `${base}/${id}`, method: 'GET' }
        }
    };
}

/** A referral as the whole answer. */
export function presentEntity(partnerCenter: PartnerCenter, referral: Referral): Record<string, unknown> {
    return {
        '@odata.context': `${linkBase(partnerCenter)}/$metadata#Referrals/$entity`,
        ...presentReferral(partnerCenter, referral)
    };
}

function linkBase({ url, switches }: PartnerCenter): string {
    return url + REFERRALS_PATH.replace('engagements', switches().linkSpelling);
}

/** Stages that mean the same (Partner Center, "Sales stages"); what has no counterpart stays as it is. */
const inPercent: Record<string, string> = { Qualify: '20', Develop: '40', Propose: '60', Close: '100' };

function presentStage(stage: string | null, { salesStages: reading }: Switches): string | null {
    if (stage === null || reading === 'both') return stage;
    if (reading === 'percent') return inPercent[stage] ?? stage;
    return salesStages.words.find((word) => inPercent[word] === stage) ?? stage;
}

function presentCustomer(profile: CustomerProfile, { escapedNames, emptyIds, emptySize }: Switches) {
    const { name, ids, size } = profile;
    return {
        ...profile,
        name: escapedNames ? (name?.replaceAll('&', '&amp;') ?? null) : name,
        ids: ids.length === 0 && emptyIds === 'object' ? {} : ids,
        size: !size && emptySize === 'text' ? '' : size
    };
}

function presentDetails(details: Details, { solutionTypes, solutionNames, dealValueInAnswers }: Switches) {
    const { dealValue, requirements } = details;
    return {
        ...details,
        dealValue: dealValue !== null && dealValueInAnswers === 'string' ? String(dealValue) : dealValue,
        requirements: {
            ...requirements,
            solutions: requirements.solutions.map((solution) => ({
                ...solution,
                ...(solutionTypes === 'None' && { type: 'None' }),
                ...(solutionNames === 'null' && { name: null })
            }))
        }
    };
}

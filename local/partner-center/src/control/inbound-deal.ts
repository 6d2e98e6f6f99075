import type { PartnerCenter } from '../partner-center.ts';
import {
    asInvitation,
    microsoftAsOwner,
    newReferral,
    partnerAsOwner,
    type CreateBody
} from '../referrals/new-referral.ts';
import { MICROSOFT, type Member, type Referral } from '../referrals/referral.ts';
import { addReferral } from '../referrals/referral-store.ts';
import type { Switches } from '../switches.ts';
import { newMsxId } from './microsoft-seller.ts';
import { sellers } from './sellers.ts';

export interface InboundDeal {
    name?: string;
    dealValue?: number;
    currency?: string;
    closingDateTime?: string;
    notes?: string;
    customerName?: string;
    country?: string;
    postalCode?: string;
    /** By which Microsoft knows the customer. */
    duns?: string;
    externalId?: string;
    /** The customer's people. */
    contacts?: Partial<Member>[];
    /** Of a services co-sell. */
    partnerRole?: string;
    solutionArea?: string;
    solutionPlay?: string;
    salesStage?: string;
    /** A lead of the marketplace or of marketing, in which Microsoft has no referral of its own. */
    qualification?: 'Direct' | 'MarketingQualified' | 'SalesQualified';
    /** Colleagues of the partner whom Microsoft names. */
    team?: Partial<Member>[];
}

const microsoft = { organizationId: MICROSOFT, organizationName: 'Microsoft' };

/** A qualified lead always names Microsoft; of the others no source is certain. */
const inviter = ({ switches }: PartnerCenter) =>
    switches().inviterOfDeals === 'msft' ? microsoft : { organizationId: null, organizationName: null };

/** Microsoft hands a lead on: the partner alone has a referral in its engagement. */
export function leadFromMicrosoft(partnerCenter: PartnerCenter, deal: InboundDeal) {
    const now = partnerCenter.clock.now();
    const { qualification = 'Direct' } = deal;
    const invitedBy = qualification === 'Direct' ? inviter(partnerCenter) : microsoft;
    const body = { ...inboundBody(deal, now, partnerCenter.switches()), type: 'Independent', qualification };
    const lead = asInvitation(
        newReferral(partnerCenter, partnerAsOwner(partnerCenter), body as CreateBody),
        now,
        invitedBy
    );
    addReferral(partnerCenter, lead, 'microsoft');
    return { referralId: lead.id, engagementId: lead.engagementId };
}

/**
 * Microsoft invites the partner: Microsoft's referral, at work already, and one for the partner to answer.
 */
export function inviteAsMicrosoft(partnerCenter: PartnerCenter, deal: InboundDeal) {
    const now = partnerCenter.clock.now();
    const body = inboundBody(deal, now, partnerCenter.switches());
    const invitedBy = inviter(partnerCenter);
    const microsofts: Referral = {
        ...newReferral(partnerCenter, microsoftAsOwner, { ...body, team: [sellers[0]] }),
        direction: 'Outgoing'
    };
    microsofts.trackingInfo = { ...microsofts.trackingInfo, microsoftMsxId: newMsxId() };
    const partners = asInvitation(
        newReferral(partnerCenter, partnerAsOwner(partnerCenter), {
            ...body,
            team: (deal.team ?? []) as Member[],
            engagementId: microsofts.engagementId
        }),
        now,
        invitedBy
    );
    addReferral(partnerCenter, partners, 'microsoft');
    addReferral(partnerCenter, microsofts, 'microsoft');
    const { engagementId } = partners;
    return { referralId: partners.id, microsoftReferralId: microsofts.id, engagementId };
}

const dana = {
    firstName: 'Dana',
    lastName: 'Swope',
    phoneNumber: '+12065550142',
    email: 'dana.swope@fabrikam.example'
};

/** Two customers never have one id; the one that is sent where no other is named has always the same. */
function customerIds({ customerName, externalId, duns }: InboundDeal) {
    const external = externalId ?? (customerName ? null : '1-15NABCD');
    return [
        ...(external ? [{ profileType: 'External', id: external }] : []),
        ...(duns ? [{ profileType: 'Duns', id: duns }] : [])
    ];
}

export function inboundBody(
    deal: InboundDeal,
    now: Date,
    { servicesAttributes }: Pick<Switches, 'servicesAttributes'>
): CreateBody {
    const given = [deal.partnerRole, deal.solutionArea, deal.solutionPlay];
    const services = servicesAttributes
        .split(',')
        .flatMap((type, index) => (given[index] ? [{ type, id: given[index] }] : []));
    const inThreeMonths = new Date(now.getTime() + 90 * 24 * 3600 * 1000).toISOString();
    return {
        name: deal.name ?? 'Data platform modernisation',
        type: 'Shared',
        salesStage: deal.salesStage ?? null,
        qualification: 'SalesQualified',
        customerProfile: {
            name: deal.customerName ?? 'Fabrikam Manufacturing',
            size: '251to1000employees',
            isMatchingComplete: true,
            address: {
                addressLine1: '1 Fabrikam Way',
                addressLine2: null,
                city: 'Seattle',
                state: 'WA',
                postalCode: deal.postalCode ?? '98101',
                country: deal.country ?? 'US',
                region: null
            },
            team: (deal.contacts as Member[] | undefined) ?? [dana],
            ids: customerIds(deal)
        },
        consent: {
            consentToContact: true,
            consentToToShareInfoWithOthers: true,
            consentToShareReferralWithMicrosoftSellers: true
        },
        details: {
            notes:
                deal.notes ?? 'The customer moves its plants to one data platform and looks for a partner.',
            dealValue: deal.dealValue ?? 75000,
            currency: deal.currency ?? 'USD',
            closingDateTime: deal.closingDateTime ?? inThreeMonths,
            requirements: {
                solutions: [{ id: 'SOL-15974-MQF', name: 'Contoso Data Platform', type: 'Name' }],
                additionalRequirements: {
                    attributes: [{ type: 'CustomerMarketplaceIntent', id: 'HaveNotDecided' }, ...services]
                }
            }
        },
        inviteContext: { notes: 'Can you help this customer?', assistanceRequestCode: 'Unknown' }
    };
}

import type { Referral } from '../referrals/referral.ts';
import type { Partner } from './partner.ts';

const contact = (firstName: string, email: string) => ({
    firstName,
    lastName: 'Smith',
    phoneNumber: '+12065550100',
    email
});

/** A private deal that meets every rule. */
export const privateDeal = () => ({
    name: 'Warehouse robots',
    qualification: 'SalesQualified',
    type: 'Independent',
    externalReferenceId: '00D000000000001AAA:006000000000001AAA',
    customerProfile: {
        name: 'Fabrikam & Sons',
        address: { addressLine1: 'One Way', city: 'Redmond', postalCode: '98052', country: 'US' },
        team: [contact('Sue', 'sue@fabrikam.example')]
    },
    consent: {
        consentToContact: true,
        consentToToShareInfoWithOthers: true,
        consentToShareReferralWithMicrosoftSellers: false
    },
    details: {
        notes: 'They want robots.',
        dealValue: 50000,
        currency: 'USD',
        closingDateTime: '2030-11-14T00:00:00Z',
        requirements: {
            solutions: [{ id: 'SOL-15974-MQF', name: 'Robots', type: 'Name' }],
            additionalRequirements: {
                attributes: [{ type: 'CustomerMarketplaceIntent', id: 'HaveNotDecided' }]
            }
        }
    },
    team: [contact('John', 'john@contoso.example')],
    target: [] as { type: string; id: string }[]
});

/** A co-sell deal. */
export const sharedDeal = () => ({
    ...privateDeal(),
    type: 'Shared',
    consent: { ...privateDeal().consent, consentToShareReferralWithMicrosoftSellers: true },
    target: [{ type: 'SolutionProfile', id: 'SOL-15974-MQF' }],
    inviteContext: { notes: 'Please help', assistanceRequestCode: 'ProofOfConceptOrDemo' }
});

/** The second POST: invites Microsoft into the engagement. */
export const invitationOfMicrosoft = (engagementId: string) => ({
    ...sharedDeal(),
    engagementId,
    target: [{ type: 'BusinessProfileLocation', id: 'msft' }]
});

export const change = (path: string, value: unknown) => ({ op: 'replace', path, value });

export const move = (status: string, substatus: string, statusReason?: string) => [
    ...(statusReason === undefined ? [] : [change('/statusReason', statusReason)]),
    change('/status', status),
    change('/substatus', substatus)
];

export async function createDeal(partner: Partner, body: object = privateDeal()): Promise<Referral> {
    const { status, body: referral } = await partner.referrals('POST', '', body);
    if (status !== 200) throw new Error(`Create answered ${status}: ${referral.error.message}`);
    return referral;
}

/** The partner's co-sell deal and Microsoft's connected referral. */
export async function createConnected(partner: Partner): Promise<{ own: Referral; microsofts: Referral }> {
    const own = await createDeal(partner, sharedDeal());
    return { own, microsofts: await createDeal(partner, invitationOfMicrosoft(own.engagementId)) };
}

/** A deal that Microsoft invited the partner into: New/Pending. */
export async function inviteFromMicrosoft(partner: Partner, deal: object = {}): Promise<Referral> {
    const { body } = await partner.control<{ referralId: string }>('POST', '/microsoft/deals', deal);
    return (await partner.referrals('GET', `/${body.referralId}`)).body;
}

import type { Deal } from '../deal.ts';
import { projectToPartner } from '../project.ts';
import { filled, memberEntry, midnight, solutionEntry } from './entries.ts';

/**
 * Body of POST /v1.0/engagements/referrals for the partner's own referral. With help wanted it is a co-sell deal
 * (`Shared`, aimed at the solutions), else a partner-led or private one (`Independent`), by what Microsoft's sellers
 * may see. Ask `missingForReferral` first: what is empty is left out.
 * (Microsoft Learn, "Create a referral": deal types.)
 */
export function createRequest(deal: Deal, { externalReference }: { externalReference: string }) {
    const shared = deal.help !== null;
    const target = shared ? deal.solutions.map(({ id }) => ({ type: 'SolutionProfile', id })) : [];
    return {
        ...commonBody(deal),
        type: shared ? 'Shared' : 'Independent',
        externalReferenceId: externalReference,
        target,
        ...(shared ? { inviteContext: inviteContext(deal) } : {})
    };
}

/**
 * Body of the second POST, in the engagement of the partner's referral: it invites Microsoft by creating Microsoft's
 * own, connected referral. Without an external reference, so that only the partner's referral is found by it.
 */
export function connectMicrosoftRequest(deal: Deal, engagementId: string) {
    return {
        ...commonBody(deal),
        type: 'Shared',
        engagementId,
        target: [{ type: 'BusinessProfileLocation', id: 'msft' }],
        inviteContext: inviteContext(deal)
    };
}

function commonBody(deal: Deal) {
    const { name, addressLine1, addressLine2, city, state, postalCode, country } = deal.customer ?? {};
    return {
        name: deal.name,
        qualification: 'SalesQualified',
        customerProfile: {
            name,
            address: filled({ addressLine1, addressLine2, city, state, postalCode, country }),
            team: deal.contacts.map(memberEntry)
        },
        consent: {
            consentToContact: true,
            // The double "To" is Microsoft's own spelling.
            consentToToShareInfoWithOthers: true,
            consentToShareReferralWithMicrosoftSellers: deal.visibleToMicrosoft === true || deal.help !== null
        },
        details: detailsOf(deal),
        team: deal.team.map(memberEntry)
    };
}

function detailsOf(deal: Deal) {
    const attributes = deal.purchaseIntent
        ? [{ type: 'CustomerMarketplaceIntent', id: deal.purchaseIntent }]
        : [];
    return {
        ...filled({
            notes: projectToPartner('notes', deal.notes),
            dealValue: deal.value ? projectToPartner('value', deal.value) : null,
            currency: deal.currency,
            closingDateTime: deal.closeDate && midnight(deal.closeDate)
        }),
        requirements: {
            solutions: projectToPartner('solutions', deal.solutions).map(solutionEntry),
            additionalRequirements: { attributes }
        }
    };
}

function inviteContext(deal: Deal) {
    const notes = projectToPartner('notesToMicrosoft', deal.notesToMicrosoft);
    return filled({ notes, assistanceRequestCode: deal.help });
}

import { CosellError } from '@cosell/contracts';
import { MOST_ENTRIES } from '../rules.ts';
import type { Customer, Deal } from '../deal.ts';
import { defaultMapping } from '../mapping/default-mapping.ts';
import type { Mapping } from '../mapping/document.ts';
import { projectToPartner } from '../project.ts';
import { filled, memberEntry, midnight, solutionEntry } from './entries.ts';

/**
 * What both creates of a deal say: the partner's referral and the invitation of Microsoft.
 * @throws CosellError TOO_MANY_ENTRIES
 */
export function commonBody(deal: Deal, { attributes }: Pick<Mapping, 'attributes'> = defaultMapping) {
    checkEntries(deal);
    const { name, addressLine1, addressLine2, city, state, postalCode, country } = deal.customer ?? {};
    return {
        name: deal.name,
        ...filled({ salesStage: deal.salesStage }),
        qualification: 'SalesQualified',
        customerProfile: {
            name,
            address: filled({ addressLine1, addressLine2, city, state, postalCode, country }),
            team: deal.contacts.map(memberEntry),
            ...customerIds(deal.customer)
        },
        consent: {
            consentToContact: true,
            // The double "To" is Microsoft's own spelling.
            consentToToShareInfoWithOthers: true,
            consentToShareReferralWithMicrosoftSellers: deal.visibleToMicrosoft === true || deal.help !== null
        },
        details: detailsOf(deal, attributes),
        team: deal.team.map(memberEntry)
    };
}

function checkEntries({ solutions, team, contacts }: Deal): void {
    const many = Object.entries({ solutions, team, contacts }).filter(
        ([, list]) => list.length > MOST_ENTRIES
    );
    if (many.length)
        throw new CosellError(
            'TOO_MANY_ENTRIES',
            many.map(([field, list]) => `${list.length} entries in ${field}.`).join(' ')
        );
}

function customerIds(customer: Customer | null) {
    const { duns, externalId } = customer ?? {};
    const ids = [
        ...(duns ? [{ profileType: 'Duns', id: duns }] : []),
        ...(externalId ? [{ profileType: 'External', id: externalId }] : [])
    ];
    return ids.length ? { ids } : {};
}

/** The order in which Microsoft's own form asks for them. */
const attributeFields = ['purchaseIntent', 'partnerRole', 'solutionArea', 'solutionPlay'] as const;

function detailsOf(deal: Deal, types: Mapping['attributes']) {
    const attributes = attributeFields.flatMap((field) =>
        deal[field] ? [{ type: types[field], id: deal[field] }] : []
    );
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

/** Microsoft reads here what it is asked for. */
export function inviteContext(deal: Deal) {
    const notes = projectToPartner('notesToMicrosoft', deal.notesToMicrosoft);
    return filled({ notes, assistanceRequestCode: deal.help });
}

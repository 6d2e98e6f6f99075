import type { Deal } from '../../relay/src/sync/deal.ts';
import { emptyDeal } from '../../relay/src/sync/deal.ts';
import { createRequest } from '../../relay/src/sync/referral/create-request.ts';
import { REFERRALS_PATH } from '../../relay/src/partner-center/create-referral.ts';
import { readReferral, type Referral } from '../../relay/src/partner-center/referral.ts';
import type { Laboratory } from './laboratory.ts';

const person = (firstName: string) => ({
    firstName,
    lastName: 'Berg',
    email: `${firstName.toLowerCase()}@fabrikam.example`,
    phone: '+4930123456'
});

/**
 * A deal to which a sample can happen: complete by every rule, with nothing in it that a sample also says.
 */
export const baseDeal: Deal = {
    ...emptyDeal,
    name: 'Base deal',
    value: 1234.5,
    currency: 'EUR',
    closeDate: '2031-05-06',
    notes: 'Before the sample.',
    help: 'GeneralOrOther',
    visibleToMicrosoft: true,
    purchaseIntent: 'No',
    customer: {
        name: 'Fabrikam GmbH',
        addressLine1: 'Ring 1',
        addressLine2: null,
        city: 'Berlin',
        state: null,
        postalCode: '10115',
        country: 'DE'
    },
    contacts: [person('Kim')],
    team: [person('Lea')],
    solutions: [
        {
            id: 'SOL-10000-BAS',
            name: 'Base',
            price: null,
            quantity: null,
            currency: null,
            closeDate: null,
            solutionType: '3P',
            publisherName: 'Contoso'
        }
    ]
};

/** Shared with nobody: nothing of it is fixed but the customer. */
export const privateDeal: Deal = { ...baseDeal, help: null, visibleToMicrosoft: false };

export async function createBase(lab: Laboratory, deal: Deal = baseDeal): Promise<Referral> {
    const { status, json } = await lab.send(
        'POST',
        REFERRALS_PATH,
        createRequest(deal, { externalReference: 'conformance' })
    );
    if (status !== 200) throw new Error(`The deal to start from was refused: ${JSON.stringify(json)}`);
    return readReferral(json);
}

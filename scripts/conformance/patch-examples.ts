import type { PatchOperation } from '../../relay/src/partner-center/client-types.ts';

const replace = (path: string, value: unknown): PatchOperation => ({ op: 'replace', path, value });
const append = (path: string, value: unknown): PatchOperation => ({ op: 'add', path, value });
const member = {
    firstName: 'Noor',
    lastName: 'Said',
    phoneNumber: '+4930987654',
    email: 'noor@contoso.example'
};
const solution = { id: 'SOL-20000-NEW', type: 'Name', name: 'Another' };
const won = [replace('/status', 'Closed'), replace('/substatus', 'Won')];

/**
 * One good use of each PATCH path that Microsoft's connector offers; status and substatus only go together.
 */
export const patchExamples: Record<string, PatchOperation[]> = {
    '/campaignId': [replace('/campaignId', 'spring')],
    '/consent/consentToShareReferralWithMicrosoftSellers': [
        replace('/consent/consentToShareReferralWithMicrosoftSellers', true)
    ],
    // Of a deal that is not shared: there the contact is fixed.
    '/customerProfile/team': [replace('/customerProfile/team', [member])],
    '/customerProfile/team/-': [append('/customerProfile/team/-', member)],
    '/details/closingDateTime': [replace('/details/closingDateTime', '2032-01-02T00:00:00Z')],
    '/details/currency': [replace('/details/currency', 'USD')],
    '/details/dealValue': [replace('/details/dealValue', 99)],
    '/details/notes': [replace('/details/notes', 'After.')],
    '/details/requirements/solutions': [replace('/details/requirements/solutions', [solution])],
    '/details/requirements/solutions/-': [append('/details/requirements/solutions/-', solution)],
    '/externalReferenceId': [replace('/externalReferenceId', 'other')],
    '/referralProgram': [replace('/referralProgram', 'program')],
    '/salesStage': [replace('/salesStage', '40')],
    '/status': won,
    '/substatus': won,
    '/statusReason': [...won, replace('/statusReason', 'Customer engagement was a success!')],
    '/team': [replace('/team', [member])],
    '/team/-': [append('/team/-', member)]
};

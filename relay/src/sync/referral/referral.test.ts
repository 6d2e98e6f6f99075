import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readReferral, type Referral } from '../../partner-center/referral.ts';
import { emptyDeal, type Changes } from '../deal.ts';
import { completeDeal, person, solution } from '../fixtures/deals.ts';
import { connectMicrosoftRequest, filledFrom } from './connect-microsoft-request.ts';
import { createRequest } from './create-request.ts';
import { dealFromReferral } from './deal-from-referral.ts';
import { defaultMapping } from '../mapping/default-mapping.ts';
import { patchFrom } from './patch-from.ts';

const own: Referral = readReferral({
    ...createRequest(completeDeal, { externalReference: 'ours' }),
    id: 'r-1',
    engagementId: 'e-1',
    status: 'Active',
    substatus: 'Accepted',
    direction: 'Outgoing',
    createdDateTime: '2026-01-02T03:04:05.6789012Z',
    inviteContext: { assistanceRequestCode: 'Unknown' }
});

const microsofts: Referral = readReferral({
    id: 'm-1',
    engagementId: 'e-1',
    status: 'Active',
    substatus: 'Accepted',
    acceptedDateTime: '2026-01-03T00:00:00.1Z',
    inviteContext: { assistanceRequestCode: 'ProofOfConceptOrDemo' },
    team: [{ firstName: 'Mia', lastName: 'Soft', email: 'mia@microsoft.example' }],
    trackingInfo: { microsoftMsxId: '7-ABC' }
});

describe('a deal from a referral', () => {
    it('is the deal that was created', () => {
        const deal = dealFromReferral(own, microsofts);
        const link = 'https://partner.microsoft.com/dashboard/referrals/r-1';
        assert.deepEqual(deal, {
            ...completeDeal,
            status: 'Active',
            substatus: 'Accepted',
            direction: 'Outgoing',
            microsoftStatus: 'Active',
            microsoftSubstatus: 'Accepted',
            microsoftMsxId: '7-ABC',
            microsoftSellerName: 'Mia Soft',
            microsoftSellerEmail: 'mia@microsoft.example',
            microsoftRespondedAt: '2026-01-03T00:00:00Z',
            referralId: 'r-1',
            microsoftReferralId: 'm-1',
            engagementId: 'e-1',
            externalReference: 'ours',
            link,
            createdAt: '2026-01-02T03:04:05Z'
        });
    });

    it('reads what samples contain: strings for numbers, escaped names, empty objects, nothing', () => {
        const odd = readReferral({
            id: '1',
            status: 'New',
            name: 'Oil &amp; Gas &#8211; pilot',
            customerProfile: { name: 'SANITIZED OIL &amp; GAS', ids: {}, address: { country: 'ar' } },
            details: { dealValue: '10000', requirements: { solutions: [{ id: 'S', name: null }] } },
            trackingInfo: null
        });
        const deal = dealFromReferral(odd, null);
        assert.equal(deal.name, 'Oil & Gas – pilot');
        assert.equal(deal.customer?.name, 'SANITIZED OIL & GAS');
        assert.equal(deal.customer?.country, 'AR');
        assert.equal(deal.value, 10_000);
        assert.deepEqual(deal.solutions, [solution('S')]);
        assert.deepEqual([deal.team, deal.help, deal.visibleToMicrosoft], [[], null, false]);
    });
});

describe('the registration of a won deal', () => {
    const read = (registration: object) =>
        dealFromReferral(readReferral({ id: '1', status: 'Closed', ...registration }), null);
    const seen = (registration: object) => {
        const { registrationStatus, registrationReason, registeredAt } = read(registration);
        return [registrationStatus, registrationReason, registeredAt];
    };

    it('is read from the list, a word that nobody knows too', () => {
        const registration = {
            status: 'SentBack',
            statusReason: 'The contract is not signed.',
            registrationDateTime: '2027-01-02T03:04:05.678Z',
            contract: { value: 1 }
        };
        assert.deepEqual(seen({ registrationStatus: 'ReviewPending', Registrations: [registration] }), [
            'SentBack',
            'The contract is not signed.',
            '2027-01-02T03:04:05Z'
        ]);
    });

    it('is its status alone where there is no list, and none where Microsoft says None', () => {
        assert.deepEqual(seen({ registrationStatus: 'ReviewPending', registrations: [] }), [
            'ReviewPending',
            null,
            null
        ]);
        assert.deepEqual(seen({ registrationStatus: 'None' }), [null, null, null]);
    });

    it('stops no deal where it reads otherwise', () => {
        assert.deepEqual(seen({ registrationStatus: 7, registrations: { status: 'Approved' } }), [
            null,
            null,
            null
        ]);
    });
});

describe('the body of a create', () => {
    it('is a co-sell deal where help is wanted', () => {
        assert.deepEqual(createRequest(completeDeal, { externalReference: 'ours' }), {
            name: 'Cloud move',
            type: 'Shared',
            qualification: 'SalesQualified',
            externalReferenceId: 'ours',
            target: [{ type: 'SolutionProfile', id: 'SOL-1-AAA' }],
            customerProfile: {
                name: 'Fabrikam',
                address: { addressLine1: 'Ring 1', city: 'Berlin', postalCode: '10115', country: 'DE' },
                team: [
                    { firstName: 'Kim', lastName: 'Berg', phoneNumber: '+49301234', email: 'kim@example.com' }
                ]
            },
            consent: {
                consentToContact: true,
                consentToToShareInfoWithOthers: true,
                consentToShareReferralWithMicrosoftSellers: true
            },
            details: {
                notes: 'Wants Azure.',
                dealValue: 50_000,
                currency: 'USD',
                closingDateTime: '2027-11-14T00:00:00Z',
                requirements: {
                    solutions: [
                        {
                            id: 'SOL-1-AAA',
                            name: 'Mover',
                            type: 'Name',
                            price: 10,
                            quantity: 2,
                            currency: 'USD',
                            solutionType: '3P'
                        }
                    ],
                    additionalRequirements: { attributes: [{ type: 'CustomerMarketplaceIntent', id: 'Yes' }] }
                }
            },
            team: [
                { firstName: 'Lea', lastName: 'Berg', phoneNumber: '+49301234', email: 'lea@example.com' }
            ],
            inviteContext: { assistanceRequestCode: 'ProofOfConceptOrDemo' }
        });
    });

    for (const [what, visibleToMicrosoft] of [
        ['private', false],
        ['partner-led', true]
    ] as const)
        it(`is a ${what} deal without help`, () => {
            const body = createRequest(
                { ...completeDeal, help: null, visibleToMicrosoft },
                { externalReference: 'x' }
            );
            assert.deepEqual([body.type, body.target, 'inviteContext' in body], ['Independent', [], false]);
            assert.equal(body.consent.consentToShareReferralWithMicrosoftSellers, visibleToMicrosoft);
        });

    it('cuts the notes at 1,024 characters and leaves out what is empty', () => {
        const bare = { ...emptyDeal, name: 'x', notes: 'n'.repeat(1025), value: 0 };
        const { details, customerProfile } = createRequest(bare, { externalReference: 'x' });
        assert.equal(details.notes?.length, 1024);
        assert.equal('dealValue' in details, false);
        assert.deepEqual(customerProfile.address, {});
    });

    it('says role, area and play of a services deal by the types of the mapping, and reads them back', () => {
        const [partnerRole, solutionArea, solutionPlay] = ['Design', 'Data & AI', 'Migrate'];
        const deal = {
            ...completeDeal,
            coSellType: 'Services Co-sell',
            partnerRole,
            solutionArea,
            solutionPlay
        };
        const attributes = { ...defaultMapping.attributes, partnerRole: 'Role' };
        const mapping = { ...defaultMapping, attributes };
        const body = createRequest(deal, { externalReference: 'x' }, mapping);
        assert.deepEqual(body.details.requirements.additionalRequirements.attributes, [
            { type: 'CustomerMarketplaceIntent', id: 'Yes' },
            { type: 'Role', id: 'Design' },
            { type: 'SolutionArea', id: 'Data & AI' },
            { type: 'SolutionPlay', id: 'Migrate' }
        ]);
        const read = dealFromReferral(readReferral({ ...body, id: 'r', status: 'Active' }), null, mapping);
        const { coSellType } = read;
        assert.deepEqual(
            [coSellType, read.partnerRole, read.solutionArea, read.solutionPlay],
            ['Services Co-sell', partnerRole, solutionArea, solutionPlay]
        );
    });

    it('that invites Microsoft goes into the engagement, aimed at Microsoft, without our reference', () => {
        const body = connectMicrosoftRequest({ ...completeDeal, notesToMicrosoft: 'Please join.' }, 'e-1');
        assert.equal(body.engagementId, 'e-1');
        assert.deepEqual(body.target, [{ type: 'BusinessProfileLocation', id: 'msft' }]);
        assert.deepEqual(body.inviteContext, {
            notes: 'Please join.',
            assistanceRequestCode: 'ProofOfConceptOrDemo'
        });
        assert.equal('externalReferenceId' in body, false);
    });

    it('that invites Microsoft tells a field that is paused in Salesforce as our own referral has it', () => {
        const told = filledFrom(
            { ...completeDeal, value: null, contacts: [], name: 'Renamed' },
            completeDeal
        );
        assert.deepEqual(told, { ...completeDeal, name: 'Renamed' });
    });
});

describe('a patch', () => {
    const replace = (path: string, value: unknown) => ({ op: 'replace', path, value });
    const solutions = completeDeal.solutions;
    const cases: [string, Changes, object[]][] = [
        [
            'nothing that is already there',
            { name: 'Cloud move', value: 50_000, closeDate: '2027-11-14', solutions },
            []
        ],
        ['no empty value and no 0', { value: 0, notes: null, name: '', visibleToMicrosoft: false }, []],
        [
            'fields before status',
            { status: 'Closed', substatus: 'Won', statusReason: 'Success', value: 7 },
            [
                replace('/details/dealValue', 7),
                replace('/status', 'Closed'),
                replace('/substatus', 'Won'),
                replace('/statusReason', 'Success')
            ]
        ],
        [
            'a day as midnight',
            { closeDate: '2028-01-02' },
            [replace('/details/closingDateTime', '2028-01-02T00:00:00Z')]
        ],
        [
            'a new member one by one',
            { team: [person('Lea'), person('Max')] },
            [
                {
                    op: 'add',
                    path: '/team/-',
                    value: {
                        firstName: 'Max',
                        lastName: 'Berg',
                        phoneNumber: '+49301234',
                        email: 'max@example.com'
                    }
                }
            ]
        ],
        [
            'a changed solution as the whole list',
            { solutions: [solution('SOL-1-AAA', { quantity: 3 })] },
            [
                replace('/details/requirements/solutions', [
                    {
                        id: 'SOL-1-AAA',
                        name: 'Mover',
                        type: 'Name',
                        price: 10,
                        quantity: 3,
                        currency: 'USD',
                        solutionType: '3P'
                    }
                ])
            ]
        ],
        [
            'what has no path: the kind of help',
            { help: 'GeneralOrOther', microsoftMsxId: 'x', customer: null },
            []
        ]
    ];
    for (const [what, changes, patch] of cases)
        it(`holds ${what}`, () => assert.deepEqual(patchFrom(changes, own), patch));

    it('adds a property that the referral does not have yet', () => {
        const bare = readReferral({ id: '1', status: 'Active', details: {} });
        assert.deepEqual(patchFrom({ notes: 'n', name: 'x' }, bare), [
            { op: 'add', path: '/name', value: 'x' },
            { op: 'add', path: '/details/notes', value: 'n' }
        ]);
    });
});

it('refuses a create with more entries than Microsoft takes', () => {
    const many = { ...completeDeal, solutions: Array.from({ length: 51 }, () => solution('S')) };
    assert.throws(() => createRequest(many, { externalReference: 'x' }), {
        code: 'TOO_MANY_ENTRIES',
        detail: '51 entries in solutions.'
    });
});

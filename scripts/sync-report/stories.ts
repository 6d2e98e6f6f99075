import {
    addMarkedNote,
    change,
    dealOfMicrosofts,
    dealOfOurs,
    inPortal,
    microsoftAccepts,
    type Deal,
    type ReportLoop
} from './deals.ts';
import type { Way } from './field-kinds.ts';

/** What a person does to a deal, and the fields that must show it on the far side of each way. */
export interface Act {
    cells: Partial<Record<Way, string[]>>;
    /** @param deal the story's; undefined: the act begins it */
    act(loop: ReportLoop, deal: Deal | undefined): Promise<Deal>;
}

export interface Story {
    title: string;
    acts: Act[];
}

type Json = Record<string, unknown>;

const after =
    (act: (loop: ReportLoop, deal: Deal) => Promise<unknown>) =>
    async (loop: ReportLoop, deal: Deal | undefined): Promise<Deal> => {
        if (!deal) throw new Error('The story has no deal yet.');
        await act(loop, deal);
        return deal;
    };

const NONE = { How_can_Microsoft_help__c: null };
const open = [
    'name',
    'value',
    'currency',
    'close date',
    'marked notes',
    'sales stage',
    'solutions',
    'contacts',
    'team'
];

const contact = (firstName: string) => ({
    firstName,
    lastName: 'Person',
    phoneNumber: '+14255550177',
    email: `${firstName.toLowerCase()}.person@fabrikam.example`
});
const ada = {
    firstName: 'Ada',
    lastName: 'Admin',
    phoneNumber: '+1 425 555 0102',
    email: 'ada.admin@contoso.example'
};

const services = ({ seeded }: ReportLoop): Json => ({
    Co_sell_Type__c: 'Services Co-sell',
    Partner_Role__c: seeded.partnerRoleId,
    Solution_Area__c: seeded.solutionAreaId,
    Solution_Play__c: seeded.solutionPlayId
});

/** A private deal, edited on both sides, then shown to Microsoft and raised to co-sell. */
const privateDeal: Story = {
    title: 'private, partner-led, co-sell',
    acts: [
        {
            cells: {
                'to Microsoft, create': [
                    ...open,
                    'customer',
                    'external reference',
                    'purchase intent',
                    'co-sell type'
                ],
                'to Salesforce, update': ['referral id, link', 'direction', 'dates']
            },
            act: (loop) => dealOfOurs(loop, { ...NONE, CurrencyIsoCode: 'EUR' }, 'Wants <Azure> & more')
        },
        {
            cells: { 'to Microsoft, update': open },
            act: after(async (loop, { id }) => {
                const { seller, seeded } = loop;
                await change(loop, id, {
                    Name: 'Renamed & moved',
                    Amount: 61_000,
                    CurrencyIsoCode: 'USD',
                    CloseDate: '2031-02-03',
                    StageName: 'Value Proposition'
                });
                await addMarkedNote(loop, id, 'Second call');
                await seller.sobject('Microsoft_Solutions__c').create({
                    Opportunity__c: id,
                    Solution__c: seeded.solutionDetailId,
                    Price__c: 777
                });
                const otto = await seller.sobject('Contact').create({
                    AccountId: seeded.accountId,
                    FirstName: 'Otto',
                    LastName: 'Other',
                    Email: 'otto.other@fabrikam.example',
                    Phone: '+14255550178'
                });
                await seller
                    .sobject('OpportunityContactRole')
                    .create({ OpportunityId: id, ContactId: otto.id ?? '' });
                await seller
                    .sobject('OpportunityTeamMember')
                    .create({ OpportunityId: id, UserId: await userId(loop, 'relay@contoso.example') });
            })
        },
        {
            cells: { 'to Salesforce, update': open.filter((name) => name !== 'currency') },
            act: after(async (loop, deal) => {
                const notes = String(
                    ((await deal.atMicrosoft()).own?.['details'] as { notes: string | null })?.notes
                );
                await inPortal(loop, deal, [
                    ['/name', 'Renamed in the portal'],
                    ['/details/dealValue', 62_000],
                    ['/details/closingDateTime', '2031-04-05T00:00:00Z'],
                    ['/details/notes', `${notes}\n---\nSaid at Microsoft <b>`],
                    ['/salesStage', '80'],
                    [
                        '/details/requirements/solutions/-',
                        { id: 'SOL-77-NEW', name: 'New', type: 'Name', price: 5 }
                    ],
                    ['/customerProfile/team/-', contact('Nora')],
                    ['/team/-', ada]
                ]);
            })
        },
        {
            cells: { 'to Microsoft, update': ['visible'] },
            act: after((loop, { id }) => change(loop, id, { Referral_visible_to_Microsoft_sellers__c: true }))
        },
        {
            cells: { 'to Microsoft, update': ['help', 'notes to Microsoft'] },
            act: after((loop, { id }) =>
                change(loop, id, {
                    How_can_Microsoft_help__c: 'Quotes or Licensing',
                    Co_sell_Notes_to_Microsoft__c: 'Please price it.'
                })
            )
        }
    ]
};

const servicesDeal: Story = {
    title: 'services co-sell with help',
    acts: [
        {
            cells: {
                'to Microsoft, create': [
                    'help',
                    'notes to Microsoft',
                    'visible',
                    'partner role',
                    'solution area',
                    'solution play',
                    'co-sell type'
                ]
            },
            act: (loop) =>
                dealOfOurs(
                    loop,
                    {
                        ...services(loop),
                        Co_sell_Notes_to_Microsoft__c: 'Can you join?',
                        Referral_visible_to_Microsoft_sellers__c: true
                    },
                    'Services'
                )
        },
        {
            cells: { 'to Salesforce, update': ["Microsoft's side"] },
            act: after(microsoftAccepts)
        },
        {
            cells: { 'to Salesforce, update': ['status', 'reason'] },
            act: after((loop, deal) =>
                inPortal(loop, deal, [
                    ['/status', 'Closed'],
                    ['/substatus', 'Lost'],
                    ['/statusReason', 'Their budget is spent']
                ])
            )
        }
    ]
};

const visibleInPortal: Story = {
    title: 'made visible in the portal, in another currency',
    acts: [
        { cells: {}, act: (loop) => dealOfOurs(loop, NONE, 'Hidden yet') },
        {
            cells: { 'to Salesforce, update': ['visible', 'currency'] },
            act: after((loop, deal) =>
                inPortal(loop, deal, [
                    ['/consent/consentToShareReferralWithMicrosoftSellers', true],
                    ['/details/currency', 'EUR']
                ])
            )
        }
    ]
};

const inbound: Story = {
    title: 'from Microsoft',
    acts: [
        {
            cells: {
                'to Salesforce, create': [
                    ...open,
                    'customer',
                    'referral id, link',
                    'direction',
                    'status',
                    'dates',
                    "Microsoft's side",
                    'notes to Microsoft',
                    'visible',
                    'purchase intent',
                    'partner role',
                    'solution area',
                    'solution play',
                    'co-sell type'
                ]
            },
            act: (loop) =>
                dealOfMicrosofts(loop, {
                    name: 'Report from Microsoft',
                    customerName: 'Report & Sons',
                    currency: 'EUR',
                    // No date that Salesforce would choose by itself.
                    closingDateTime: '2031-06-07T00:00:00Z',
                    salesStage: '60',
                    team: [{ ...contact('Sue'), ...sue }, ada],
                    partnerRole: 'Managed services',
                    solutionArea: 'Planted area',
                    solutionPlay: 'Planted play'
                })
        },
        {
            cells: { 'to Microsoft, update': ['external reference', 'status'] },
            act: after((loop, { id }) => change(loop, id, { Co_sell_Request__c: 'accept' }))
        }
    ]
};

const declined: Story = {
    title: 'from Microsoft, declined',
    acts: [
        { cells: {}, act: (loop) => dealOfMicrosofts(loop, { name: 'Declined report' }) },
        {
            cells: { 'to Microsoft, update': ['reason'] },
            act: after((loop, { id }) =>
                change(loop, id, {
                    Co_sell_Request__c: 'decline',
                    Co_sell_Request_Reason__c: 'No people for it'
                })
            )
        }
    ]
};

const sue = { firstName: 'Sue', lastName: 'Seller', email: 'sue.seller@contoso.example' };

export const stories: readonly Story[] = [privateDeal, servicesDeal, visibleInPortal, inbound, declined];

async function userId({ seller }: ReportLoop, username: string): Promise<string> {
    const { records } = await seller.query<{ Id: string }>(
        `SELECT Id FROM User WHERE Username = '${username}'`
    );
    return records[0]?.Id ?? '';
}

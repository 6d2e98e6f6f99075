import type { Loop } from '../loop/start-loop.ts';
import { addMarkedNote, change, dealOfMicrosofts, dealOfOurs, inPortal, type Deal } from './deals.ts';
import type { Way } from './fields.ts';

/** What a person does to a deal, and the cells that must show it on the far side. */
export interface Act {
    way: Way;
    fields: string[];
    /** @param deal the story's; undefined: the act begins it */
    act(loop: Loop, deal: Deal | undefined): Promise<Deal>;
}

export interface Story {
    title: string;
    acts: Act[];
}

type Json = Record<string, unknown>;

const after =
    (act: (loop: Loop, deal: Deal) => Promise<unknown>) =>
    async (loop: Loop, deal: Deal | undefined): Promise<Deal> => {
        if (!deal) throw new Error('The story has no deal yet.');
        await act(loop, deal);
        return deal;
    };

const NONE = { How_can_Microsoft_help__c: null };
const open = ['name', 'value', 'close date', 'marked notes', 'sales stage', 'solutions', 'contacts', 'team'];

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

const services = ({ seeded }: Loop): Json => ({
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
            way: 'to Microsoft, create',
            fields: [...open, 'purchase intent', 'co-sell type'],
            act: (loop) => dealOfOurs(loop, NONE, 'Wants <Azure> & more')
        },
        {
            way: 'to Microsoft, update',
            fields: open,
            act: after(async (loop, { id }) => {
                const { seller, seeded } = loop;
                await change(loop, id, {
                    Name: 'Renamed & moved',
                    Amount: 61_000,
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
            way: 'to Salesforce, update',
            fields: open,
            act: after(async (loop, deal) => {
                const notes = String(
                    ((await deal.atMicrosoft()).own?.['details'] as { notes: string | null })?.notes
                );
                await inPortal(loop, deal, [
                    ['/name', 'Renamed in the portal'],
                    ['/details/dealValue', 62_000],
                    ['/details/closingDateTime', '2031-04-05T00:00:00Z'],
                    ['/details/notes', `${notes}\n---\nSaid at Microsoft <b>`],
                    ['/salesStage', '20'],
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
            way: 'to Microsoft, update',
            fields: ['visible'],
            act: after((loop, { id }) => change(loop, id, { Referral_visible_to_Microsoft_sellers__c: true }))
        },
        {
            way: 'to Microsoft, update',
            fields: ['help', 'notes to Microsoft'],
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
            way: 'to Microsoft, create',
            fields: [
                'help',
                'notes to Microsoft',
                'visible',
                'partner role',
                'solution area',
                'solution play',
                'co-sell type'
            ],
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
        }
    ]
};

const visibleInPortal: Story = {
    title: 'made visible in the portal',
    acts: [
        { way: 'to Microsoft, create', fields: [], act: (loop) => dealOfOurs(loop, NONE, 'Hidden yet') },
        {
            way: 'to Salesforce, update',
            fields: ['visible'],
            act: after((loop, deal) =>
                inPortal(loop, deal, [['/consent/consentToShareReferralWithMicrosoftSellers', true]])
            )
        }
    ]
};

const inbound: Story = {
    title: 'from Microsoft',
    acts: [
        {
            way: 'to Salesforce, create',
            fields: [
                ...open,
                'notes to Microsoft',
                'visible',
                'purchase intent',
                'partner role',
                'solution area',
                'solution play',
                'co-sell type'
            ],
            act: (loop) =>
                dealOfMicrosofts(loop, {
                    name: 'Report from Microsoft',
                    salesStage: '60',
                    team: [{ ...contact('Sue'), ...sue }, ada],
                    partnerRole: 'Managed services',
                    solutionArea: 'Planted area',
                    solutionPlay: 'Planted play'
                })
        }
    ]
};

const sue = { firstName: 'Sue', lastName: 'Seller', email: 'sue.seller@contoso.example' };

export const stories: readonly Story[] = [privateDeal, servicesDeal, visibleInPortal, inbound];

async function userId({ seller }: Loop, username: string): Promise<string> {
    const { records } = await seller.query<{ Id: string }>(
        `SELECT Id FROM User WHERE Username = '${username}'`
    );
    return records[0]?.Id ?? '';
}

import type { Deal } from 'c/coSellDeal';

/** A deal that both sides have accepted, with other values where a test gives them. */
export const dealWith = (values: Partial<Deal> = {}): Deal => ({
    isVisible: true,
    name: 'Forecast on Azure',
    customer: 'Fabrikam',
    notes: 'The customer moves its stock forecast to Azure.',
    amount: '$61,000.00',
    isOn: true,
    state: 'Synced',
    syncError: null,
    lastSynced: '2026-11-20T11:00:00.000Z',
    stamp: '2026-11-20T11:00:00.000Z',
    direction: 'Outgoing',
    status: 'Active',
    substatus: 'Accepted',
    statusText: 'Active · Accepted',
    reason: null,
    identifier: 'a6f0f5f8-2f5b-4a53-8b5e-0a4d3f3f9b11',
    link: 'https://partner.microsoft.com/dashboard/referrals/a6f0f5f8-2f5b-4a53-8b5e-0a4d3f3f9b11',
    sharedOn: '2026-11-10T09:00:00.000Z',
    acceptedOn: '2026-11-10T09:00:00.000Z',
    closedOn: null,
    daysLeft: null,
    closesAt: null,
    conflicts: null,
    microsoftStatus: 'Accepted',
    microsoftStatusText: 'Angenommen',
    respondedOn: '2026-11-12T09:00:00.000Z',
    sellerName: 'Mia Marsh',
    sellerEmail: 'mia.marsh@microsoft.example',
    crmIdentifier: '7-2ABCDEF',
    macc: null,
    ...values
});

/** A deal that Microsoft sent and that waits for an answer. */
export const invitation = dealWith({
    direction: 'Incoming',
    status: 'New',
    substatus: 'Pending',
    statusText: 'New · Pending',
    daysLeft: 9
});

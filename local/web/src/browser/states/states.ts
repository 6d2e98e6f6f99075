import type { Field, OrgAnswers } from '../../card-alone/org-answers.ts';
import { history, notes } from './told-by-apex.ts';

/** One thing that the card may have to say. */
export interface CardState extends Omit<OrgAnswers, 'fields'> {
    /** Also of its pictures. */
    name: string;
    fields: Record<string, unknown>;
    /** Selector, inside the card, of what shows that this is the state. */
    shown: string;
    /** Of the user; default: the seller's. */
    permissionSets?: readonly string[];
    /** What the UI API answers instead of the record. */
    refused?: { status: number; message: string };
    /** Nobody answers: what the seller sees meanwhile. */
    isLoading?: true;
    isOffline?: true;
    /** Label of the tab that is opened first. */
    tab?: string;
}

const REFERRAL = 'a6f0f5f8-2f5b-4a53-8b5e-0a4d3f3f9b11';

const fieldsOf = (values: Record<string, unknown>): Record<string, Field> =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, displayValue: null }]));
const parent = (apiName: string, values: Record<string, unknown>): Field => ({
    value: { apiName, fields: fieldsOf(values) },
    displayValue: null
});

const customer = {
    Account: parent('Account', {
        Name: 'Fabrikam Logistics',
        BillingStreet: 'Ring 1',
        BillingCity: 'Berlin',
        BillingCountry: 'DE'
    }),
    Owner: parent('User', {
        FirstName: 'Sue',
        LastName: 'Seller',
        Phone: '+1 425 555 0100',
        Email: 'sue@partner.example'
    })
};
const deal = (values: Record<string, unknown>) => ({
    ...customer,
    Amount: { value: 61_000, displayValue: '$61,000.00' },
    ...fieldsOf({
        AccountId: '001000000000001AAA',
        Name: 'Data platform modernisation',
        CloseDate: '2099-12-31',
        SystemModstamp: '2026-11-20T11:00:00.000Z',
        Sync_With_Partner_Center__c: true,
        Co_sell_Sync_State__c: 'Synced',
        ...values
    })
});
const unshared = (values: Record<string, unknown> = {}) =>
    deal({ Sync_With_Partner_Center__c: false, Co_sell_Sync_State__c: 'Off', ...values });
const shared = (values: Record<string, unknown> = {}) =>
    deal({
        Referral_Identifier__c: REFERRAL,
        Referral_Link__c: `https://partner.microsoft.com/dashboard/referrals/${REFERRAL}`,
        Referral_Direction__c: 'Outgoing',
        Referral_Status__c: 'Active',
        Referral_Substatus__c: 'Accepted',
        Co_sell_Asked_On__c: '2026-11-10T08:59:58.000Z',
        Co_sell_Shared_On__c: '2026-11-10T09:00:00.000Z',
        Microsoft_Received_On__c: '2026-11-10T09:00:03.000Z',
        Microsoft_Referral_Status__c: 'Pending',
        Referral_visible_to_Microsoft_sellers__c: true,
        Co_sell_Last_Synced__c: '2026-11-20T11:00:00.000Z',
        ...values
    });
const accepted = (values: Record<string, unknown> = {}) =>
    shared({
        Microsoft_Referral_Status__c: 'Accepted',
        Microsoft_Seller_Name__c: 'Alex Wilber',
        Microsoft_Seller_Email__c: 'alex.wilber@microsoft.example',
        Microsoft_Seller_Assigned_On__c: '2026-11-11T10:00:00.000Z',
        Microsoft_Responded_On__c: '2026-11-12T09:00:00.000Z',
        Microsoft_CRM_Identifier__c: '7-85SENSWV',
        ...values
    });
const invited = (values: Record<string, unknown> = {}) =>
    accepted({
        Referral_Direction__c: 'Incoming',
        Referral_Status__c: 'New',
        Referral_Substatus__c: 'Pending',
        Co_sell_Days_Left__c: 9,
        ...values
    });
const closed = (how: string) => ({
    Referral_Status__c: 'Closed',
    Referral_Substatus__c: how,
    Referral_Closed_On__c: '2026-11-20T11:00:00.000Z'
});

const told = { 'CoSellTimeline.read': history, 'CoSellNotes.read': notes };
const nothingThere = {
    results: [0, 1].map(() => ({ statusCode: 200, result: { count: 0, records: [] } }))
};

/** Every state of the card, in the order of a deal's life; then what may be wrong. */
export const states: readonly CardState[] = [
    { name: 'loading', fields: {}, isLoading: true, shown: '.loading' },
    {
        name: 'not-shared-much-missing',
        fields: {
            ...unshared({ CloseDate: '2020-01-31', Co_sell_Type__c: 'Services Co-sell' }),
            Account: null
        },
        relatedLists: nothingThere,
        apex: { 'CoSellCatalogue.services': { areas: [], plays: [], roles: [] } },
        shown: 'c-co-sell-readiness [data-count]'
    },
    {
        name: 'not-shared-ready',
        fields: unshared({ Co_sell_Type__c: 'IP Co-sell', Customer_purchase_intent__c: 'Yes' }),
        shown: 'c-co-sell-readiness [data-count]'
    },
    {
        name: 'saved',
        fields: deal({ Co_sell_Sync_State__c: 'Pending', Co_sell_Asked_On__c: '2026-11-10T08:59:58.000Z' }),
        shown: '[data-step="sent"][aria-current]'
    },
    { name: 'sent', fields: shared(), apex: told, shown: '[data-step="assigned"][aria-current]' },
    { name: 'accepted', fields: accepted(), apex: told, shown: 'c-co-sell-sellers [data-seller]' },
    {
        name: 'accepted-notes',
        fields: accepted(),
        apex: told,
        tab: 'Notes',
        shown: 'c-co-sell-notes [data-note]'
    },
    {
        name: 'accepted-history',
        fields: accepted(),
        apex: told,
        tab: 'History',
        shown: '[data-history] [data-moment]'
    },
    {
        name: 'declined-by-microsoft',
        fields: shared({ Microsoft_Referral_Status__c: 'Declined' }),
        apex: told,
        shown: '[data-progress="refused"]'
    },
    {
        name: 'expired-at-microsoft',
        fields: shared({ Microsoft_Referral_Status__c: 'Expired' }),
        apex: told,
        shown: '[data-progress="refused"]'
    },
    { name: 'invitation', fields: invited(), apex: told, shown: '[data-fact="notes"]' },
    {
        name: 'invitation-presses',
        fields: invited({ Co_sell_Days_Left__c: 1 }),
        apex: told,
        shown: '[data-deadline]'
    },
    {
        name: 'invitation-for-others',
        fields: invited(),
        apex: told,
        permissionSets: [],
        shown: '[data-may-not]'
    },
    {
        name: 'conflict',
        fields: accepted({
            Co_sell_Conflicts__c: JSON.stringify([
                { field: 'Amount', salesforce: '80000', microsoft: '82000' },
                { field: 'CloseDate', salesforce: '2027-03-31', microsoft: null }
            ])
        }),
        apex: told,
        shown: '[data-conflict="CloseDate"]'
    },
    {
        name: 'close-waits',
        fields: accepted({ Co_sell_Closes_At__c: '2026-11-20T11:15:00.000Z' }),
        apex: told,
        shown: '[data-waits]'
    },
    { name: 'won', fields: accepted(closed('Won')), apex: told, shown: '[data-lock="everything"]' },
    { name: 'lost', fields: accepted(closed('Lost')), apex: told, shown: '[data-lock="everything"]' },
    {
        name: 'switched-off-by-the-seller',
        fields: accepted({ Sync_With_Partner_Center__c: false, Co_sell_Sync_State__c: 'Off' }),
        apex: told,
        shown: '[data-state="Off"]'
    },
    {
        name: 'held',
        fields: accepted({
            Co_sell_Sync_State__c: 'On hold',
            Co_sell_Sync_Error__c: 'HELD:SALESFORCE_REFUSED'
        }),
        apex: told,
        shown: '[data-command="retry"]'
    },
    {
        name: 'failed',
        fields: accepted({
            Co_sell_Sync_State__c: 'Failed',
            Co_sell_Sync_Error__c: 'PARTNER_CENTER_UNAVAILABLE'
        }),
        apex: told,
        shown: '[data-command="retry"]'
    },
    {
        name: 'relay-not-connected',
        fields: unshared(),
        apex: { 'CoSellAvailability.read': 'unpaired' },
        shown: '[data-unavailable="unpaired"]'
    },
    {
        name: 'switched-off-by-an-admin',
        fields: accepted(),
        apex: { ...told, 'CoSellAvailability.read': 'off' },
        shown: '[data-unavailable="off"]'
    },
    {
        name: 'copied-sandbox',
        fields: accepted(),
        apex: { ...told, 'CoSellAvailability.read': 'copied' },
        shown: '[data-unavailable="copied"]'
    },
    { name: 'offline', fields: accepted(), apex: told, isOffline: true, shown: '[data-offline]' },
    { name: 'no-permission', fields: {}, shown: '[data-no-access]' },
    {
        name: 'unreadable',
        fields: {},
        refused: { status: 500, message: 'The record is being moved.' },
        shown: '[role="alert"]'
    }
];

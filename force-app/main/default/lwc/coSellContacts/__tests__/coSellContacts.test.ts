import { createRecord, deleteRecord } from 'lightning/uiRecordApi';
import { getRelatedListRecords } from 'lightning/uiRelatedListApi';
import CoSellContacts from 'c/coSellContacts';
import { dealWith } from '../../../../../test/deal';
import { detailsOf, eachOnACleanPage, find, findAll, rendered, show, textOf } from '../../../../../test/show';

const recordId = '006000000000001AAA';
const carla = {
    id: '00K1',
    contactId: '0031',
    name: 'Carla Customer',
    firstName: 'Carla',
    lastName: 'Customer',
    phone: '+1 425 555 0199',
    email: 'carla@fabrikam.example',
    isPrimary: true
};

function contact(id: string, values: Record<string, string>) {
    const fields = Object.entries(values).map(([name, value]) => [name, { value, displayValue: null }]);
    return { id, apiName: 'Contact', fields: Object.fromEntries(fields) };
}
const ofAccount = {
    count: 2,
    records: [
        contact('0031', { Name: 'Carla Customer' }),
        contact('0032', {
            Name: 'Nora North',
            FirstName: 'Nora',
            LastName: 'North',
            Phone: '1',
            Email: 'nora@fabrikam.example'
        }),
        contact('0033', { Name: 'Silent', LastName: 'Silent' })
    ]
};

const showContacts = (properties: object = {}) =>
    show('c-co-sell-contacts', CoSellContacts, {
        recordId,
        deal: dealWith(),
        contacts: [carla],
        ...properties
    });

async function openPicker(part: Element, data: unknown = ofAccount) {
    find(part, '[data-add]').click();
    await rendered();
    if (data) getRelatedListRecords.emit(data);
    await rendered();
}

const pick = (part: Element, value: string) =>
    find(part, '[data-picker]').dispatchEvent(new CustomEvent('change', { detail: { value } }));

function toastsOf(part: Element) {
    return detailsOf(part, 'lightning__showtoast');
}

describe('c-co-sell-contacts', () => {
    eachOnACleanPage();

    it('shows the contacts of the deal with how to reach them', async () => {
        const part = await showContacts();

        expect(textOf(part, '[data-contact] .weak')).toBe('carla@fabrikam.example · +1 425 555 0199');
        await expect(part).toBeAccessible();
    });

    it('says when there is none, and what a contact lacks', async () => {
        const none = await showContacts({ contacts: [] });
        expect(textOf(none, '[data-none]')).toBe('c.CoSell_Contact_None');
        await expect(none).toBeAccessible();

        const lacking = await showContacts({ contacts: [{ ...carla, phone: null }] });
        expect(textOf(lacking, '[data-contact] .weak')).toBe('c.CoSell_Contact_Lacks');
        await expect(lacking).toBeAccessible();
    });

    it('says when the user may not read them', async () => {
        const part = await showContacts({ contacts: null });

        expect(textOf(part, '[role="alert"]')).toBe('c.CoSell_List_Unreadable');
        await expect(part).toBeAccessible();
    });

    it("reads the account's contacts only when somebody picks, and offers who is not on the deal", async () => {
        const part = await showContacts();
        expect(getRelatedListRecords.getLastConfig()?.parentRecordId).toBeUndefined();

        await openPicker(part);

        expect(getRelatedListRecords.getLastConfig()).toMatchObject({
            parentRecordId: dealWith().accountId,
            relatedListId: 'Contacts'
        });
        expect(find(part, '[data-picker]').options).toEqual([
            { label: 'Nora North', value: '0032', description: 'nora@fabrikam.example · 1' },
            { label: 'Silent', value: '0033', description: 'c.CoSell_Contact_Lacks' }
        ]);
        await expect(part).toBeAccessible();
    });

    it('puts a contact on the deal, the first one as the primary', async () => {
        const part = await showContacts({ contacts: [] });
        const changes = detailsOf(part, 'changed');
        await openPicker(part);

        pick(part, '0032');
        await rendered();

        expect(createRecord.mock.calls).toEqual([
            [
                {
                    apiName: 'OpportunityContactRole',
                    fields: { OpportunityId: recordId, ContactId: '0032', IsPrimary: true }
                }
            ]
        ]);
        expect(changes).toHaveLength(1);
        expect(find(part, '[data-picker]')).toBeNull();
    });

    it('keeps the list open and says why when the org refuses', async () => {
        createRecord.mockRejectedValueOnce({ body: { message: 'Not this one.' } });
        const part = await showContacts();
        const toasts = toastsOf(part);
        await openPicker(part);

        pick(part, '0032');
        await rendered();

        expect(toasts).toMatchObject([{ message: 'Not this one.', variant: 'error' }]);
        expect(find(part, '[data-picker]')).not.toBeNull();
    });

    it('takes a contact off at once, and puts it back when the org refuses', async () => {
        deleteRecord.mockRejectedValueOnce({ body: { message: 'Locked.' } });
        const part = await showContacts();
        const toasts = toastsOf(part);

        find(part, '[data-id]').click();
        await Promise.resolve();
        expect(findAll(part, '[data-contact]')).toHaveLength(0);
        await rendered();

        expect(deleteRecord.mock.calls).toEqual([['00K1']]);
        expect(findAll(part, '[data-contact]')).toHaveLength(1);
        expect(toasts).toMatchObject([{ message: 'Locked.' }]);
    });

    it('says when the account has nobody else, and why its contacts cannot be read', async () => {
        const part = await showContacts();
        await openPicker(part, { count: 0, records: [] });
        expect(textOf(part, '[data-nobody]')).toBe('c.CoSell_Contact_Nobody');

        getRelatedListRecords.error({ message: 'No.' });
        await rendered();
        expect(textOf(part, '[role="alert"]')).toContain('c.CoSell_List_Unreadable');
        await expect(part).toBeAccessible();
    });

    it('has nothing to pick from without an account', async () => {
        const part = await showContacts({ deal: dealWith({ accountId: null }) });

        expect(find(part, '[data-add]')).toBeNull();
    });
});

import { getPicklistValues } from 'lightning/uiObjectInfoApi';
import CoSellTerms from 'c/coSellTerms';
import { dealWith } from '../../../../../test/deal';
import { detailsOf, eachOnACleanPage, find, rendered, show, textOf } from '../../../../../test/show';
import { NO_HELP } from '../helpChoices';

const picklist = (...values: string[]) => ({
    values: values.map((value) => ({ label: `[${value}]`, value }))
});
const ofField =
    (name: string) =>
    ({ fieldApiName }: { fieldApiName: { fieldApiName: string } }) =>
        fieldApiName.fieldApiName === name;

async function showTerms(values: object = {}, properties: object = {}) {
    const terms = await show('c-co-sell-terms', CoSellTerms, { deal: dealWith(values), ...properties });
    getPicklistValues.emit(
        picklist('General or Other', 'Quotes or Licensing'),
        ofField('How_can_Microsoft_help__c')
    );
    getPicklistValues.emit(picklist('IP Co-sell', 'Services Co-sell'), ofField('Co_sell_Type__c'));
    getPicklistValues.emit(picklist('Yes', 'No'), ofField('Customer_purchase_intent__c'));
    await rendered();
    return terms;
}

const field = (terms: Element, name: string) => find(terms, `[data-field="${name}"]`);

async function change(terms: Element, name: string, detail: object) {
    field(terms, name).dispatchEvent(new CustomEvent('change', { detail }));
    await rendered();
}

describe('c-co-sell-terms', () => {
    eachOnACleanPage();

    it('reads the picklists by the master record type', async () => {
        await showTerms();

        expect(getPicklistValues.getLastConfig().recordTypeId).toBe('012000000000000AAA');
    });

    it('offers every kind of help with what it means, in the language of the user', async () => {
        const terms = await showTerms();

        expect(field(terms, 'help').options).toEqual([
            { label: 'c.CoSell_Help_None', value: NO_HELP, description: 'c.CoSell_Help_None_Means' },
            {
                label: '[General or Other]',
                value: 'General or Other',
                description: 'c.CoSell_Help_General_Means'
            },
            {
                label: '[Quotes or Licensing]',
                value: 'Quotes or Licensing',
                description: 'c.CoSell_Help_Quotes_Means'
            }
        ]);
        expect(textOf(terms, '[data-means="help"]')).toBe('c.CoSell_Help_General_Means');
        await expect(terms).toBeAccessible();
    });

    it('asks for no help with an empty field', async () => {
        const terms = await showTerms();
        const saves = detailsOf(terms, 'save');

        await change(terms, 'help', { value: NO_HELP });
        await change(terms, 'help', { value: 'Quotes or Licensing' });

        expect(saves).toEqual([
            { fields: { How_can_Microsoft_help__c: null }, draft: { help: null } },
            {
                fields: { How_can_Microsoft_help__c: 'Quotes or Licensing' },
                draft: { help: 'Quotes or Licensing' }
            }
        ]);
    });

    it('lets the visibility be chosen where no help is asked for, and has no notes then', async () => {
        const terms = await showTerms({ help: null, visibleToMicrosoft: false });
        const saves = detailsOf(terms, 'save');
        expect(field(terms, 'notes')).toBeNull();
        expect(field(terms, 'visible').checked).toBe(false);

        await change(terms, 'visible', { checked: true });

        expect(saves).toEqual([
            {
                fields: { Referral_visible_to_Microsoft_sellers__c: true },
                draft: { visibleToMicrosoft: true }
            }
        ]);
        await expect(terms).toBeAccessible();
    });

    it('shows that who asks for help is seen', async () => {
        const terms = await showTerms({ visibleToMicrosoft: false });

        expect(field(terms, 'visible').checked).toBe(true);
        expect(field(terms, 'visible').disabled).toBe(true);
        expect(textOf(terms, '[data-means="visible"]')).toBe('c.CoSell_Visible_By_Help');
    });

    it('asks for the purchase intent of an IP deal, and for role, area and play of services', async () => {
        const ip = await showTerms({ purchaseIntent: null });
        const saves = detailsOf(ip, 'save');
        await change(ip, 'intent', { value: 'No' });
        await change(ip, 'type', { value: 'Services Co-sell' });

        expect(find(ip, 'c-co-sell-services')).toBeNull();
        expect(saves).toEqual([
            { fields: { Customer_purchase_intent__c: 'No' }, draft: { purchaseIntent: 'No' } },
            { fields: { Co_sell_Type__c: 'Services Co-sell' }, draft: { coSellType: 'Services Co-sell' } }
        ]);

        const services = await showTerms({ coSellType: 'Services Co-sell' });
        expect(field(services, 'intent')).toBeNull();
        const ofServices = detailsOf(services, 'save');
        const save = { fields: { Partner_Role__c: 'a' } };
        find(services, 'c-co-sell-services').dispatchEvent(new CustomEvent('save', { detail: save }));
        expect(ofServices).toEqual([save]);
        await expect(services).toBeAccessible();
    });

    it('still shows a value that an admin has taken from the picklist', async () => {
        const terms = await showTerms({ purchaseIntent: 'Perhaps' });

        expect(field(terms, 'intent').options).toContainEqual({ label: 'Perhaps', value: 'Perhaps' });
    });

    describe('the notes', () => {
        it('are saved when the seller leaves them, and stay what was typed until they are', async () => {
            const terms = await showTerms();
            const saves = detailsOf(terms, 'save');

            await change(terms, 'notes', { value: ' Please join. ' });
            expect(find(terms, '[data-unsaved]')).not.toBeNull();
            field(terms, 'notes').dispatchEvent(new CustomEvent('commit'));

            expect(saves).toEqual([{ fields: { Co_sell_Notes_to_Microsoft__c: 'Please join.' }, draft: {} }]);
            expect(field(terms, 'notes').value).toBe(' Please join. ');
            await expect(terms).toBeAccessible();

            Object.assign(terms, { deal: dealWith({ notesToMicrosoft: 'Please join.' }) });
            await rendered();
            expect(find(terms, '[data-unsaved]')).toBeNull();
        });

        it('can be saved again after a refusal, and are kept while nothing can be sent', async () => {
            const terms = await showTerms({}, { disabled: true });
            const saves = detailsOf(terms, 'save');
            await change(terms, 'notes', { value: 'Typed offline' });
            field(terms, 'notes').dispatchEvent(new CustomEvent('commit'));
            expect(saves).toEqual([]);

            Object.assign(terms, { disabled: false });
            await rendered();
            expect(field(terms, 'notes').value).toBe('Typed offline');
            find(terms, '[data-save-notes]').click();

            expect(saves).toHaveLength(1);
        });

        it('can be emptied', async () => {
            const terms = await showTerms({ notesToMicrosoft: 'Old' });
            const saves = detailsOf(terms, 'save');

            await change(terms, 'notes', { value: '' });
            find(terms, '[data-save-notes]').click();

            expect(saves).toEqual([{ fields: { Co_sell_Notes_to_Microsoft__c: null }, draft: {} }]);
        });
    });

    it('puts the focus where a rule is mended', async () => {
        const terms = await showTerms();
        const focus = jest.spyOn(field(terms, 'intent'), 'focus');

        terms.focusOn('purchaseIntent');

        expect(focus).toHaveBeenCalledTimes(1);
    });
});

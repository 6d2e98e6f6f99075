import CoSellReadiness from 'c/coSellReadiness';
import { ruleNames, type RuleName } from 'c/coSellRules';
import { ruleTexts } from 'c/coSellWords';
import { dealWith } from '../../../../../test/deal';
import { detailsOf, eachOnACleanPage, find, rendered, show, textOf } from '../../../../../test/show';

const deal = dealWith();
const unmet = (...rules: RuleName[]) => rules.map((rule) => ({ rule, isMet: false }));

const showMeter = (verdicts: object, properties: object = {}) =>
    show('c-co-sell-readiness', CoSellReadiness, { deal, verdicts, ...properties });

const field = (meter: Element, tag: string, rule: string) => find(meter, `${tag}[data-rule="${rule}"]`);

async function type(meter: Element, rule: string, value: string) {
    field(meter, 'lightning-input', rule).dispatchEvent(new CustomEvent('change', { detail: { value } }));
    await rendered();
}

describe('c-co-sell-readiness', () => {
    eachOnACleanPage();
    beforeEach(() => jest.useFakeTimers({ now: new Date('2026-11-27T12:00:00Z') }));

    it('says that a deal is ready', async () => {
        const meter = await showMeter([
            { rule: 'name', isMet: true },
            { rule: 'value', isMet: true }
        ]);

        expect(find(meter, '[data-ready]')).not.toBeNull();
        expect(find(meter, 'lightning-progress-bar').value).toBe(100);
        jest.useRealTimers();
        await expect(meter).toBeAccessible();
    });

    it('counts what is there and names what is not', async () => {
        const meter = await showMeter([{ rule: 'name', isMet: true }, ...unmet('value', 'solution')]);

        expect(find(meter, 'lightning-progress-bar').value).toBe(33);
        expect(textOf(meter, '[data-item="value"] .text')).toBe('c.CoSell_Rule_Value');
        expect(find(meter, '[data-item="name"]')).toBeNull();
        jest.useRealTimers();
        await expect(meter).toBeAccessible();
    });

    it('has words and a fix for every rule', async () => {
        const meter = await showMeter(unmet(...ruleNames));

        for (const rule of ruleNames) {
            expect(ruleTexts[rule]).toMatch(/^c\.CoSell_Rule_/);
            const item = find(meter, `[data-item="${rule}"]`);
            const hint = /c\.CoSell_Hint_/.test(item.textContent);
            expect([rule, hint || item.querySelector('[data-rule]') !== null]).toEqual([rule, true]);
        }
        jest.useRealTimers();
        await expect(meter).toBeAccessible();
    });

    it.each(['closeDate', 'closeDateAhead'] as const)('moves the date of %s by one click', async (rule) => {
        const meter = await showMeter(unmet(rule));
        const saves = detailsOf(meter, 'save');

        field(meter, 'lightning-button', rule).click();

        expect(saves).toEqual([{ fields: { CloseDate: '2026-12-27' }, draft: { closeDate: '2026-12-27' } }]);
    });

    it('saves a value that is typed here, and keeps it while it is not met', async () => {
        const meter = await showMeter(unmet('value'));
        const saves = detailsOf(meter, 'save');

        await type(meter, 'value', '61000');
        field(meter, 'lightning-button', 'value').click();
        await rendered();

        expect(saves).toEqual([{ fields: { Amount: 61000 }, draft: { value: 61000 } }]);
        expect(field(meter, 'lightning-input', 'value').value).toBe('61000');
    });

    it('saves nothing for an empty field', async () => {
        const meter = await showMeter(unmet('city'));
        const saves = detailsOf(meter, 'save');

        await type(meter, 'city', '  ');
        field(meter, 'lightning-button', 'city').click();

        expect(saves).toEqual([]);
    });

    it.each([
        ['addressLine1', 'BillingStreet'],
        ['city', 'BillingCity']
    ])('saves %s with the account', async (rule, api) => {
        const meter = await showMeter(unmet(rule as RuleName));
        const saves = detailsOf(meter, 'save');

        await type(meter, rule, ' Rome ');
        field(meter, 'lightning-button', rule).click();

        expect(saves).toEqual([
            {
                recordId: deal.accountId,
                fields: { [api]: 'Rome' },
                draft: { address: { ...deal.address, [rule]: 'Rome' } }
            }
        ]);
    });

    it.each([
        [false, 'BillingCountry'],
        [true, 'BillingCountryCode']
    ])('saves the country where the org keeps it (picklists: %s)', async (hasCountryCodes, api) => {
        const meter = await showMeter(unmet('country'), { deal: dealWith({ hasCountryCodes }) });
        const saves = detailsOf(meter, 'save');
        const list = field(meter, 'lightning-combobox', 'country');
        expect(list.options).toContainEqual({ label: 'Germany', value: 'DE' });

        list.dispatchEvent(new CustomEvent('change', { detail: { value: 'IT' } }));

        expect(saves).toMatchObject([{ recordId: deal.accountId, fields: { [api]: 'IT' } }]);
    });

    it('asks for an account before its address', async () => {
        const meter = await showMeter(unmet('city'), { deal: dealWith({ accountId: null }) });

        expect(textOf(meter, '[data-item="city"]')).toContain('c.CoSell_Hint_Account');
        expect(field(meter, 'lightning-input', 'city')).toBeNull();
    });

    it('hands on what is mended in another part of the form', async () => {
        const meter = await showMeter(unmet('customerContact'));
        const rules = detailsOf(meter, 'fix');

        field(meter, 'lightning-button', 'customerContact').click();

        expect(rules).toEqual(['customerContact']);
    });

    it('lets nobody save while nothing can be sent', async () => {
        const meter = await showMeter(unmet('value', 'country', 'solution'), { disabled: true });

        for (const element of meter.shadowRoot.querySelectorAll('[data-rule]')) {
            expect(element.disabled).toBe(true);
        }
    });
});

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { loadModule } from './load-module.ts';

interface Navigation {
    NavigationMixin: ((
        base: new () => object
    ) => new () => Record<symbol, (page: object) => Promise<string>>) & {
        GenerateUrl: symbol;
    };
}

let addressOf: (type: string, attributes: Record<string, string>) => Promise<string>;

before(async () => {
    const { NavigationMixin } = await loadModule<Navigation>('lightning/navigation');
    const component = new (NavigationMixin(class {}))();
    addressOf = async (type, attributes) =>
        (await component[NavigationMixin.GenerateUrl]?.({ type, attributes })) ?? '';
});

test("an Opportunity's record page is the page with that Opportunity chosen", async () => {
    const attributes = { objectApiName: 'Opportunity', recordId: '006000000000001AAA', actionName: 'view' };
    assert.equal(await addressOf('standard__recordPage', attributes), '#006000000000001AAA');
});

test('a web page is its own address', async () => {
    const url = 'https://partner.microsoft.com/dashboard/referrals/1';
    assert.equal(await addressOf('standard__webPage', { url }), url);
});

test('a page that the local page does not have is refused by name', async () => {
    await assert.rejects(
        addressOf('standard__objectPage', { objectApiName: 'Account' }),
        /standard__objectPage/
    );
});

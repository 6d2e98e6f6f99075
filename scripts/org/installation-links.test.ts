import assert from 'node:assert/strict';
import { test } from 'node:test';
import { installationLinks } from './installation-links.ts';

test('a version has a link for production and one for sandboxes', () => {
    assert.deepEqual(installationLinks('04t000000000001AAA'), {
        production: 'https://login.salesforce.com/packaging/installPackage.apexp?p0=04t000000000001AAA',
        sandbox: 'https://test.salesforce.com/packaging/installPackage.apexp?p0=04t000000000001AAA'
    });
    assert.ok(installationLinks('04t000000000001').production.endsWith('=04t000000000001'));
});

for (const wrong of ['', '0Ho000000000001AAA', '04t123', '04t000000000001AAA&p1=x'])
    test(`"${wrong}" is refused: it is no id of a version`, () => {
        assert.throws(() => installationLinks(wrong), /no id of a package version/);
    });

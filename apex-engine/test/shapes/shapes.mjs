// What an org lacks does not compile there; what is private is seen by its owner alone.
import assert from 'node:assert';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createOrg, loadProject } from '../../src/index.ts';
import { findTests } from '../../src/runner/find-tests.ts';
import { runTest } from '../../src/runner/run-test.ts';

const folder = path.dirname(fileURLToPath(import.meta.url));
const project = path.join(folder, 'project');
const shape = (name) => path.join(folder, `${name}.json`);

/** Names of the classes of the project that do not compile. */
function broken(options) {
    const runtime = loadProject(project, options);
    runtime.compileAll();
    return [...new Set(runtime.problems.map(({ file }) => path.basename(file, '.cls')))].sort();
}

export function testShapes() {
    const everything = ['UsesCountries', 'UsesCurrency', 'UsesNotes', 'UsesPersons', 'UsesRecordTypes'];
    assert.deepEqual(broken({ shape: shape('poor') }), [...everything, 'UsesTeams']);
    assert.deepEqual(broken({ shape: shape('poor'), packages: ['force-app'] }), everything);
    assert.deepEqual(broken({ shape: shape('rich') }), []);
    assert.throws(() => broken({ packages: ['nowhere'] }), /no package nowhere/);

    const rich = createOrg(project, { shape: shape('rich') });
    const [{ id }] = rich.insert('Account', { FirstName: 'Ada', LastName: 'King' });
    assert.deepEqual(rich.query('SELECT Name, IsPersonAccount, CurrencyIsoCode FROM Account'), [
        { Id: id, Name: 'Ada King', IsPersonAccount: true, CurrencyIsoCode: 'USD' }
    ]);
    const recordTypes = rich.query("SELECT DeveloperName FROM RecordType WHERE SobjectType = 'Opportunity'");
    assert.deepEqual(
        recordTypes.map(({ DeveloperName }) => DeveloperName),
        ['sale']
    );
    assert.deepEqual(
        rich.query('SELECT IsoCode FROM CurrencyType ORDER BY IsoCode').map(({ IsoCode }) => IsoCode),
        ['EUR', 'USD']
    );
    keepsAddressesAndCurrenciesToTheirPicklists(rich);
    refusesAnUnknownSharingModel();
    return testSharing();
}

function keepsAddressesAndCurrenciesToTheirPicklists(rich) {
    const [named] = rich.insert('Account', {
        Name: 'Named',
        BillingCountry: 'United States',
        BillingState: 'washington'
    });
    const [coded] = rich.insert('Account', { Name: 'Coded', ShippingCountryCode: 'de' });
    const soql =
        'SELECT BillingCountryCode, BillingStateCode, BillingState, ShippingCountry FROM Account ' +
        `WHERE Id IN ('${named.id}', '${coded.id}') ORDER BY Name DESC`;
    assert.deepEqual(
        rich.query(soql).map(({ Id: _, ...fields }) => fields),
        [
            {
                BillingCountryCode: 'US',
                BillingStateCode: 'WA',
                BillingState: 'Washington'
            },
            { ShippingCountry: 'Germany' }
        ]
    );
    for (const [refused, message] of [
        [{ BillingCountry: 'US' }, /valid countries/],
        [{ BillingCountryCode: 'XX' }, /valid countries/],
        [{ BillingCountryCode: 'US', BillingState: 'Bavaria' }, /valid states/],
        [{ BillingCountryCode: 'DE', BillingStateCode: 'BY' }, /valid states/],
        [{ BillingState: 'Washington' }, /before specifying a state/],
        [{ CurrencyIsoCode: 'CHF' }, /restricted picklist/],
        [{ BillingCountryCode: 'IT', BillingState: 'Roma' }, /states of country IT/]
    ])
        assert.throws(() => rich.insert('Account', { Name: 'Refused', ...refused }), message);
}

function refusesAnUnknownSharingModel() {
    const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'apex-engine-shape-'));
    const file = path.join(temporary, 'odd.json');
    fs.writeFileSync(file, '{ "objectSettings": { "opportunity": { "sharingModel": "secret" } } }');
    assert.throws(() => loadProject(project, { shape: file }), /no sharing model secret/);
    fs.rmSync(temporary, { recursive: true });
}

/** The Apex tests of the project in an org that keeps Opportunities private; returns their number. */
function testSharing() {
    const runtime = loadProject(project, { shape: shape('rich') });
    const runs = findTests(runtime).flatMap((test) =>
        test.methods.map((method) => runTest(runtime, test, method))
    );
    for (const run of runs) assert.ok(run.ok, `${run.cls}.${run.method}: ${run.error}\n${run.stack}`);
    assert.ok(runs.length > 0);
    return runs.length;
}

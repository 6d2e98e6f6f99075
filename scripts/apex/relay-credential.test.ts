import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, test } from 'node:test';
import { createOrg, type CalloutRequest, type Org } from 'apex-engine';
import { readOrgShapes } from './org-shapes.ts';

const root = path.resolve(import.meta.dirname, '../..');
const address = 'https://relay.example.com';
const token = 'the token of the pairing';

/** An org with an admin of the package who manages credentials, and a seller, by user name. */
function orgOf(shape: { file: string; packages: string[] }) {
    const sent: CalloutRequest[] = [];
    const org = createOrg(root, {
        shape: path.join(root, shape.file),
        packages: shape.packages,
        callout: (request) => {
            sent.push(request);
            return { status: 401, headers: {}, body: '{"code":"TOKEN_REFUSED","message":"no"}' };
        }
    });
    for (const [name, profile, set] of [
        ['admin', 'System Administrator', 'CoSell_Admin'],
        ['operator', 'Standard User', 'CoSell_Admin'],
        ['seller', 'Standard User', 'CoSell_Seller']
    ] as const)
        addUser(org, name, profile, set);
    const [deal] = org.insert('Opportunity', {
        Name: 'Fabrikam',
        StageName: 'Prospecting',
        CloseDate: '2030-01-31',
        OwnerId: org.query("SELECT Id FROM User WHERE Username = 'seller@example.com'")[0]!['Id']
    });
    return { org, sent, dealId: deal!.id! };
}

function addUser(org: Org, name: string, profile: string, permissionSet: string) {
    const [user] = org.insert('User', {
        Username: `${name}@example.com`,
        Email: `${name}@example.com`,
        LastName: name,
        Alias: name,
        ProfileId: org.runtime.profiles[profile]!.id,
        TimeZoneSidKey: 'GMT',
        LocaleSidKey: 'en_US',
        LanguageLocaleKey: 'en_US',
        EmailEncodingKey: 'UTF-8'
    });
    const [set] = org.query(`SELECT Id FROM PermissionSet WHERE Name = '${permissionSet}'`);
    org.insert('PermissionSetAssignment', { AssigneeId: user!.id, PermissionSetId: set!['Id'] });
}

const call = (org: Org, user: string, method: string, args: Record<string, unknown>) =>
    org.runAs(`${user}@example.com`, () => org.aura('CoSellCredential', method, args));

const sync = (org: Org, dealId: string) =>
    org.runAs('seller@example.com', () => org.aura('CoSellCommands', 'syncNow', { opportunityId: dealId }));

for (const shape of readOrgShapes(root))
    describe(`The credential of the relay, in the org shape ${shape.name}`, () => {
        const { org, sent, dealId } = orgOf(shape);

        test('without it a command says that the relay cannot be reached', () => {
            call(org, 'admin', 'saveAddress', { url: address });
            assert.throws(() => sync(org, dealId), /RELAY_UNREACHABLE/);
            assert.equal(sent.length, 0, 'no secret, so nothing leaves the org');
        });

        test('address and token, saved one after the other, open the way for a seller', () => {
            call(org, 'admin', 'saveToken', { token });
            assert.throws(() => sync(org, dealId), /TOKEN_REFUSED/);
            assert.equal(sent.length, 1);
            const [{ endpoint, headers, namedCredential }] = sent as [CalloutRequest];
            assert.equal(endpoint, `${address}/v1/deals/${dealId}/sync?wait=10`);
            assert.equal(headers['Authorization'], `Bearer ${token}`);
            assert.equal(namedCredential, 'CoSell_Relay');
        });

        test('another address and another token take the place of the first', () => {
            call(org, 'admin', 'saveAddress', { url: 'https://other.example.com:8443/' });
            call(org, 'admin', 'saveToken', { token: 'the next token' });
            assert.throws(() => sync(org, dealId), /TOKEN_REFUSED/);
            assert.match(sent.at(-1)!.endpoint, /^https:\/\/other\.example\.com:8443\/v1\//);
            assert.equal(sent.at(-1)!.headers['Authorization'], 'Bearer the next token');
            const named = org.query(
                "SELECT Endpoint FROM NamedCredential WHERE DeveloperName = 'CoSell_Relay'"
            );
            assert.deepEqual(
                named.map(({ Endpoint }) => Endpoint),
                ['https://other.example.com:8443']
            );
        });

        test('a user who may administer co-sell but not credentials is told what is missing', () => {
            assert.throws(
                () => call(org, 'operator', 'saveToken', { token }),
                /CREDENTIAL_REFUSED.*Manage Named Credentials/
            );
            assert.throws(() => call(org, 'operator', 'saveAddress', { url: address }), /CREDENTIAL_REFUSED/);
            assert.throws(() => call(org, 'seller', 'saveToken', { token }), /NOT_ALLOWED/);
        });

        test('no query and no call to ConnectApi gives the token back', () => {
            for (const name of ['$CredentialSecret', 'UserExternalCredential'])
                assert.throws(() => org.query(`SELECT Id FROM ${name}`));
            const objects = org.query('SELECT QualifiedApiName FROM EntityDefinition');
            assert.ok(!JSON.stringify(objects).includes('CredentialSecret'));
        });
    });

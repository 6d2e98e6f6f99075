import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Connection } from 'jsforce';
import { connect, startFixtureOrg } from '../fixtures/fixture-org.ts';

const PROJECT = fileURLToPath(new URL('../../../..', import.meta.url));
const ADMIN = 'admin@example.com';
const RELAY = 'https://relay.example.com';

const dataDir = mkdtempSync(path.join(tmpdir(), 'local-org-credential-'));
const heard: { url: string | undefined; authorization: string | undefined }[] = [];
const server = createServer((request: IncomingMessage, response) => {
    heard.push({ url: request.url, authorization: request.headers.authorization });
    request.resume().on('end', () => response.writeHead(409).end('{"code":"DEAL_OFF","message":"off"}'));
});

before(() => new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening)));
after(() => {
    server.close();
    rmSync(dataDir, { recursive: true });
});

type Call = (method: string, args: object) => Promise<unknown>;

async function withOrg(use: (call: Call, admin: Connection) => Promise<void>) {
    const { port } = server.address() as AddressInfo;
    const users = [{ username: ADMIN, lastName: 'Admin', email: ADMIN, permissionSets: ['CoSell_Admin'] }];
    const org = await startFixtureOrg({
        projectDir: PROJECT,
        dataDir,
        addresses: { [RELAY]: `http://127.0.0.1:${port}` },
        users: users.map((user) => ({ ...user, profile: 'System Administrator' }))
    });
    try {
        const admin = await connect(org, ADMIN);
        await use(
            (method, args) =>
                admin
                    .requestPost(`${org.url}/lightning/apex/${method}`, args)
                    .catch((error) => String(error)),
            admin
        );
    } finally {
        await org.close();
    }
}

it('Apex reaches an address that Apex has saved, with its secret, also after a restart', async () => {
    const deal = { Name: 'Fabrikam', StageName: 'Prospecting', CloseDate: '2030-01-31' };
    await withOrg(async (call) => {
        await call('CoSellCredential.saveAddress', { url: RELAY });
        await call('CoSellCredential.saveToken', { token: 'kept' });
    });
    await withOrg(async (call, admin) => {
        const { id } = await admin.sobject('Opportunity').create(deal);
        assert.match(String(await call('CoSellCommands.syncNow', { opportunityId: id })), /DEAL_OFF/);
    });
    assert.equal(heard.length, 1);
    assert.match(heard[0]!.url!, /^\/v1\/deals\/006\w{15}\/sync\?wait=10$/);
    assert.equal(heard[0]!.authorization, 'Bearer kept');
});

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Connection } from 'jsforce';
import { connect, startFixtureOrg } from '../fixtures/fixture-org.ts';
import { refusal } from '../fixtures/refusal.ts';
import type { RunningOrg } from '../options.ts';

const SELLER = 'sue@example.com';
const RELAY = 'relay@example.com';
const SEND = '/actions/standard/customNotificationAction';

describe('custom notifications of the local org', { timeout: 60_000 }, () => {
    let org: RunningOrg;
    let seller: Connection;
    let relay: Connection;
    let input: Record<string, unknown>;

    before(async () => {
        org = await startFixtureOrg({
            projectDir: fileURLToPath(new URL('../../../..', import.meta.url)),
            users: [
                { username: SELLER, lastName: 'Seller', email: SELLER, permissionSets: ['CoSell_Seller'] },
                { username: RELAY, lastName: 'Relay', email: RELAY, permissionSets: ['CoSell_Relay'] }
            ]
        });
        seller = await connect(org, SELLER);
        relay = await connect(org, RELAY);
        const { records } = await relay.query(
            "SELECT Id FROM CustomNotificationType WHERE DeveloperName = 'CoSell_Alert'"
        );
        const { user_id: recipient } = await seller.identity();
        const deal = { Name: 'Fabrikam', StageName: 'Prospecting', CloseDate: '2030-01-31' };
        const { id: targetId } = await seller.sobject('Opportunity').create(deal);
        const about = { customNotifTypeId: records[0]!.Id, recipientIds: [recipient], targetId };
        input = { ...about, title: 'Microsoft accepted: Fabrikam', body: 'See who sells with you.' };
    });
    after(() => org.close());

    const send = (connection: Connection, changes: object) =>
        connection.requestPost(`/services/data/v67.0${SEND}`, { inputs: [{ ...input, ...changes }] });
    const bell = async (connection: Connection) => {
        const path = '/services/data/v67.0/connect/notifications';
        const { notifications } = await connection.requestGet<{ notifications: Record<string, unknown>[] }>(
            path
        );
        return notifications.map(({ messageTitle, messageBody, target }) => ({
            messageTitle,
            messageBody,
            target
        }));
    };

    it('ring at their recipient and at nobody else', async () => {
        const [result] = (await send(relay, {})) as { isSuccess: boolean }[];
        assert.equal(result?.isSuccess, true);
        assert.deepEqual(await bell(seller), [
            { messageTitle: input.title, messageBody: input.body, target: input.targetId }
        ]);
        assert.deepEqual(await bell(relay), []);
    });

    for (const [what, changes] of [
        ['without a title', { title: '' }],
        ['with a title of 251 characters', { title: 'T'.repeat(251) }],
        ['with a body of 751 characters', { body: 'B'.repeat(751) }],
        ['without a target', { targetId: undefined }],
        ['of an unknown type', { customNotifTypeId: '0ML000000000000AAA' }],
        ['to no user', { recipientIds: ['005000000000000AAA'] }],
        ['with an input that the action does not have', { colour: 'red' }]
    ] as const)
        it(`are refused ${what}`, async () => {
            await assert.rejects(send(relay, changes));
            assert.equal((await bell(seller)).length, 1);
        });

    it('are refused to a user without the permission to send them', async () => {
        assert.equal((await refusal(send(seller, {}))).errorCode, 'INSUFFICIENT_ACCESS');
    });
});

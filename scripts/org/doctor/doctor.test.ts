import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startOrg, type RunningOrg } from '@cosell/local-org';
import { signIn } from '../../loop/salesforce-session.ts';
import { withToken, type OrgConnection } from '../frame/connect-to.ts';
import { onSave, onSaveInWords } from './on-save.ts';
import { beforeInstall, beforeInstallInWords, stops, type BeforeInstall } from './before-install.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const ADMIN = 'admin@target.example';
const keys = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' }
});

/** A local org that hosts a project, and the Salesforce CLI's own client signed in to it. */
async function target(projectDir: string, profile = 'System Administrator') {
    const app = { clientId: 'the-scripts', publicKeyPem: keys.publicKey };
    const users = [{ username: ADMIN, lastName: 'Admin', email: ADMIN, profile, permissionSets: [] }];
    const org = await startOrg({ projectDir, port: 0, pubSubPort: 0, connectedApp: app, users });
    const token = await signIn(
        { orgUrl: org.url, clientId: app.clientId, privateKeyPem: keys.privateKey },
        ADMIN
    );
    return { org, connection: await withToken(org.url, token, ADMIN) };
}

const examine = (org: OrgConnection) => beforeInstall(root, { org, flags: {}, progress: () => undefined });

describe('Before an install into an org that has some of the names', { timeout: 120_000 }, () => {
    let org: RunningOrg;
    let result: BeforeInstall;

    before(async () => {
        const started = await target(path.join(import.meta.dirname, 'fixtures/connector'));
        org = started.org;
        result = await examine(started.connection);
    });
    after(() => org.close());

    const reasonsOf = (name: string) => {
        const found = result.packages.flatMap(({ findings }) => findings).find((each) => each.name === name);
        return found && [found.verdict, ...found.reasons];
    };

    it('stops at a field of another type', () => {
        assert.deepEqual(reasonsOf('Opportunity.Co_sell_Deal_Key__c'), [
            'stop',
            'Its type is Number, ours Text.'
        ]);
    });

    it('stops where values would be cut, or need no longer be unique', () => {
        assert.deepEqual(reasonsOf('Opportunity.Referral_Identifier__c'), [
            'stop',
            'Its length is 255, ours 100.',
            'It is unique, ours is not.'
        ]);
    });

    it('stops where a restricted picklist would lose values', () => {
        assert.deepEqual(reasonsOf('Opportunity.Co_sell_Type__c'), [
            'stop',
            'It has values that ours lacks: Joint & several.'
        ]);
    });

    it('stops at a field and an object of another package, by its name', () => {
        for (const name of ['Opportunity.Audit__c', 'Microsoft_Solutions__c'])
            assert.deepEqual(reasonsOf(name), [
                'stop',
                'It belongs to the package Other Connector, and a component belongs to one package only.'
            ]);
    });

    it('stops at a class that would be overwritten', () => {
        assert.deepEqual(reasonsOf('CoSellRelay'), ['stop', 'It would be overwritten.']);
    });

    it('stops at a page, a rule, a view and a report that would be overwritten', () => {
        for (const name of [
            'Opportunity-Microsoft Co-sell Example Layout',
            'Opportunity.CoSell_Type_Is_Final',
            'Opportunity.CoSell_Shared',
            'CoSell_Reports/CoSell_Funnel'
        ])
            assert.deepEqual(reasonsOf(name), ['stop', 'It would be overwritten.'], name);
    });

    it('takes over a field that is the same, and leaves what we do not have alone', () => {
        assert.equal(reasonsOf('Opportunity.Referral_Link__c')?.[0], 'note');
        assert.equal(reasonsOf('Opportunity.Of_Their_Own__c'), undefined);
    });

    it('ends with the list and what to do about it', () => {
        assert.equal(stops(result).length, 10);
        const words = beforeInstallInWords(result).join('\n');
        assert.match(
            words,
            /✖ CustomField Opportunity\.Audit__c: It belongs to the package Other Connector/
        );
        assert.match(words, /○ CustomField Opportunity\.Referral_Link__c/);
        assert.match(words, /10 names stand in the way \(✖\)\. Next: .*docs\/uninstall\.md/);
    });
});

it('names what acts on a save of an Opportunity, but for our own', { timeout: 60_000 }, async () => {
    const { org, connection } = await target(path.join(import.meta.dirname, 'fixtures/connector'));
    try {
        const result = await onSave({ org: connection, flags: {}, progress: () => undefined });
        assert.deepEqual(result.actors, [
            { kind: 'flow', name: 'Round_the_Amount', when: 'before the save' },
            { kind: 'trigger', name: 'RoundAmounts', when: '' },
            { kind: 'validation rule', name: 'Working_Days_Only', when: '' }
        ]);
        const words = onSaveInWords(result).join('\n');
        assert.match(words, /3 things .*by the relay too:\n {2}○ flow Round_the_Amount: before the save/);
        assert.match(words, /NOT\(\$Permission\.CoSell_Relay\)/);
    } finally {
        await org.close();
    }
});

it(
    'an org that has the package already is an upgrade: nothing stands in its way',
    { timeout: 120_000 },
    async () => {
        const { org, connection } = await target(root);
        try {
            const result = await examine(connection);
            assert.deepEqual(stops(result), []);
            const [core] = result.packages;
            assert.equal(core!.findings.length, core!.compared, 'every name is found again');
            assert.ok(core!.findings.every(({ verdict }) => verdict === 'ours'));
            assert.match(
                beforeInstallInWords(result).join('\n'),
                /this is an upgrade\n[^]*Nothing stands in the way/
            );
        } finally {
            await org.close();
        }
    }
);

it('a user who may not view Setup is refused', { timeout: 60_000 }, async () => {
    const { org, connection } = await target(
        path.join(import.meta.dirname, 'fixtures/connector'),
        'Standard User'
    );
    try {
        await assert.rejects(examine(connection), /View Setup/);
    } finally {
        await org.close();
    }
});

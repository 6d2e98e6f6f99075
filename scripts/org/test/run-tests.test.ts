import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startOrg, type RunningOrg } from '@cosell/local-org';
import { generateKeyPairSync } from 'node:crypto';
import { withToken } from '../frame/connect-to.ts';
import type { OrgWork } from '../frame/run-org-script.ts';
import { signIn } from '../../loop/salesforce-session.ts';
import { coverageOf, runTests, testsInWords } from './run-tests.ts';

const ADMIN = 'ada@example.com';
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const sources = {
    'Doubler.cls':
        'public class Doubler {\n  public Integer twice(Integer n) {\n    return n * 2;\n  }\n  public Integer never() {\n    return 0;\n  }\n}',
    'DoublerTest.cls':
        '@IsTest private class DoublerTest {\n  @IsTest static void doubles() { System.assertEquals(4, new Doubler().twice(2)); }\n' +
        "  @IsTest static void fails() { System.assertEquals(5, new Doubler().twice(2), 'Two times two'); }\n}",
    'OtherTest.cls':
        '@IsTest private class OtherTest {\n  @IsTest static void passes() { System.assert(true); }\n}'
};

describe('npm run org:test against the local org', { timeout: 60_000 }, () => {
    let folder: string;
    let org: RunningOrg;
    let work: OrgWork;
    before(async () => {
        folder = await mkdtemp(path.join(tmpdir(), 'org-test-'));
        const classes = path.join(folder, 'app/classes');
        await mkdir(classes, { recursive: true });
        await writeFile(
            path.join(folder, 'sfdx-project.json'),
            '{"packageDirectories": [{"path": "app", "default": true}], "sourceApiVersion": "67.0"}'
        );
        for (const [name, source] of Object.entries(sources)) {
            await writeFile(path.join(classes, name), source);
            await writeFile(
                path.join(classes, `${name}-meta.xml`),
                '<?xml version="1.0" encoding="UTF-8"?><ApexClass xmlns="http://soap.sforce.com/2006/04/metadata">' +
                    '<apiVersion>67.0</apiVersion><status>Active</status></ApexClass>'
            );
        }
        org = await startOrg({
            projectDir: folder,
            port: 0,
            pubSubPort: 0,
            connectedApp: {
                clientId: 'app',
                publicKeyPem: keys.publicKey.export({ type: 'spki', format: 'pem' }).toString()
            },
            users: [
                {
                    username: ADMIN,
                    lastName: 'Admin',
                    email: ADMIN,
                    profile: 'System Administrator',
                    permissionSets: []
                }
            ]
        });
        const privateKeyPem = keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
        const token = await signIn({ orgUrl: org.url, clientId: 'app', privateKeyPem }, ADMIN);
        work = { org: await withToken(org.url, token, ADMIN), flags: {}, progress: () => undefined };
    });
    after(async () => {
        await org.close();
        await rm(folder, { recursive: true });
    });

    it('really runs the tests, tells which failed and why, and counts the covered lines', async () => {
        const tests = await runTests(work, [], path.join(folder, 'results'));
        const { summary } = tests.result;
        assert.deepEqual([summary.testsRan, summary.passing, summary.failing], [3, 2, 1]);
        const failed = tests.result.tests.find(({ methodName }) => methodName === 'fails');
        assert.match(failed?.message ?? '', /Two times two/);
        const doubler = tests.result.codecoverage?.find(({ name }) => name === 'Doubler');
        assert.deepEqual([doubler?.coveredLines, doubler?.uncoveredLines], [[3], [6]]);
        assert.equal(coverageOf(tests.result), '1 of 2, 50.0 %');
        assert.match(testsInWords(tests).join('\n'), /DoublerTest\.fails/);
        assert.match(await readFile(tests.junit, 'utf8'), /<failure message=".*Two times two/);
    });

    it('tells by name what the local org does not support', async () => {
        const url = `${work.org.instanceUrl}/services/data/v67.0/tooling/runTestsAsynchronous`;
        const body = JSON.stringify({ testLevel: 'RunRelevantTests' });
        const asked = work.org.connection.request({ method: 'POST', url, body });
        await assert.rejects(asked, /does not support the test level RunRelevantTests/);
    });

    it('runs the classes that are named, and no other', async () => {
        const { result } = await runTests(work, ['OtherTest'], path.join(folder, 'results'));
        assert.deepEqual(
            result.tests.map(({ fullName }) => fullName),
            ['OtherTest.passes']
        );
    });
});

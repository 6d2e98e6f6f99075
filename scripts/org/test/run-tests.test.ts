import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { withToken } from '../frame/connect-to.ts';
import type { OrgWork } from '../frame/run-org-script.ts';
import { coverageOf, runTests, testsInWords } from './run-tests.ts';
import { ADMIN, startSmallOrg, type SmallOrg } from './small-org.fixture.ts';

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
    let small: SmallOrg;
    let work: OrgWork;
    before(async () => {
        small = await startSmallOrg(sources);
        const org = await withToken(small.org.url, small.token, ADMIN);
        work = { org, flags: {}, progress: () => undefined };
    });
    after(() => small.close());

    it('really runs the tests, tells which failed and why, and counts the covered lines', async () => {
        const tests = await runTests(work, [], path.join(small.folder, 'results'));
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
        const { result } = await runTests(work, ['OtherTest'], path.join(small.folder, 'results'));
        assert.deepEqual(
            result.tests.map(({ fullName }) => fullName),
            ['OtherTest.passes']
        );
    });
});

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { ExecuteService } from '@salesforce/apex-node';
import type { Connection } from '@salesforce/core';
import { withToken } from '../frame/connect-to.ts';
import { ADMIN, startSmallOrg, type SmallOrg } from './small-org.fixture.ts';

const CLI = path.resolve(import.meta.dirname, '../../../node_modules/@salesforce/cli/bin/run.js');
const source = "insert new Account(Name = 'Fabrikam & Söhne <1>');\nSystem.debug('it\\'s & done');";

describe('anonymous Apex in the local org', { timeout: 120_000 }, () => {
    let small: SmallOrg;
    let connection: Connection;
    before(async () => {
        small = await startSmallOrg({
            'Divider.cls':
                'public class Divider {\n  public static Integer half(Integer n) {\n    return n / 0;\n  }\n}'
        });
        ({ connection } = await withToken(small.org.url, small.token, ADMIN));
    });
    after(() => small.close());

    const run = (apexCode: string) => new ExecuteService(connection).executeAnonymous({ apexCode });
    const names = async () =>
        (await connection.query<{ Name: string }>('SELECT Name FROM Account')).records.map(
            ({ Name }) => Name
        );

    it('runs by apex-node, and its debug log comes back', async () => {
        const answer = await run(source);
        assert.deepEqual([answer?.compiled, answer?.success, answer?.diagnostic], [true, true, undefined]);
        assert.match(answer?.logs ?? '', /USER_DEBUG\|\[2\]\|DEBUG\|it's & done/);
        assert.deepEqual(await names(), ['Fabrikam & Söhne <1>']);
    });

    it('tells apex-node where it does not compile, and what threw with its stack', async () => {
        const [wrong] = (await run("String s = 'a';\n  s.unheardOf();"))?.diagnostic ?? [];
        assert.deepEqual([Number(wrong?.lineNumber), Number(wrong?.columnNumber)], [2, 3]);
        assert.match(String(wrong?.compileProblem), /unheardOf/i);
        assert.equal(wrong?.exceptionMessage, '');
        const [thrown] = (await run('Divider.half(1);'))?.diagnostic ?? [];
        assert.equal(thrown?.exceptionMessage, 'System.MathException: Divide by 0');
        assert.match(
            String(thrown?.exceptionStackTrace),
            /^Class\.Divider\.half: line 3.*\nAnonymousBlock: line 1/
        );
    });

    it('runs over the Tooling API, too', async () => {
        const answer = await connection.tooling.executeAnonymous("System.debug('x');");
        assert.deepEqual([answer.compiled, answer.success, answer.line], [true, true, -1]);
    });

    it('is refused to a session that is none, whatever the HTTP header says', async () => {
        const response = await fetch(`${small.org.url}/services/Soap/s/67.0/00D`, {
            method: 'POST',
            headers: { authorization: `Bearer ${small.token}`, 'content-type': 'text/xml' },
            body:
                '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Header><SessionHeader>' +
                '<sessionId>00D!none</sessionId></SessionHeader></e:Header><e:Body><executeAnonymous>' +
                '<apexcode>System.debug(1);</apexcode></executeAnonymous></e:Body></e:Envelope>'
        });
        assert.equal(response.status, 500);
        assert.match(await response.text(), /sf:INVALID_SESSION_ID/);
    });

    it('runs by the Salesforce CLI itself, which reads the record back', async () => {
        const cli = async (...args: string[]) => {
            const child = spawn(process.execPath, [CLI, ...args, '--json'], {
                env: {
                    ...{ PATH: process.env['PATH'], HOME: small.folder, SF_ACCESS_TOKEN: small.token },
                    ...{ SF_USE_GENERIC_UNIX_KEYCHAIN: 'true', SF_DISABLE_TELEMETRY: 'true' },
                    ...{ SF_AUTOUPDATE_DISABLE: 'true', SF_SKIP_NEW_VERSION_CHECK: 'true' }
                },
                stdio: ['ignore', 'pipe', 'pipe']
            });
            const [out, err] = await Promise.all([
                text(child.stdout),
                text(child.stderr),
                once(child, 'close')
            ]);
            const answer = JSON.parse(out || '{}') as { status?: number; result?: Record<string, unknown> };
            assert.equal(answer.status, 0, `${args.join(' ')}: ${out}${err}`);
            return answer.result ?? {};
        };
        const file = path.join(small.folder, 'make.apex');
        await writeFile(file, "insert new Account(Name = 'Made by the CLI');");
        await cli(
            'org',
            'login',
            'access-token',
            '--instance-url',
            small.org.url,
            '--alias',
            'local',
            '--no-prompt'
        );
        const made = await cli('apex', 'run', '--file', file, '--target-org', 'local');
        assert.deepEqual([made['compiled'], made['success']], [true, true]);
        const soql = "SELECT Name FROM Account WHERE Name = 'Made by the CLI'";
        const found = await cli('data', 'query', '--query', soql, '--target-org', 'local');
        assert.equal(found['totalSize'], 1);
    });
});

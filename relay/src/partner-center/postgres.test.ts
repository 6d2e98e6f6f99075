import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { after, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { newDatabase } from '../store/suite/postgres-server.ts';
import { FIRST_REFRESH_TOKEN, startMicrosoft, tokenAnswer } from './fixtures/microsoft-server.ts';
import type { MicrosoftServer } from './fixtures/microsoft-server.ts';
import type { Audience } from './token-endpoint.ts';

const server = process.env.TEST_DATABASE_URL;
const program = fileURLToPath(new URL('fixtures/redeem-in-a-process.ts', import.meta.url));

if (server) await testOn(server);
else it('PostgreSQL', { skip: 'the step postgres runs it, with TEST_DATABASE_URL' });

async function testOn(databaseServer: string): Promise<void> {
    const databases = [await newDatabase(databaseServer), await newDatabase(databaseServer)];
    const key = randomBytes(32).toString('base64');
    let microsoft: MicrosoftServer;
    let databaseUrl = '';
    let redeemed: string[] = [];
    after(() => microsoft.close());

    beforeEach(async () => {
        await microsoft?.close();
        microsoft = await startMicrosoft();
        databaseUrl = databases.pop() ?? '';
        redeemed = [];
        let valid = FIRST_REFRESH_TOKEN;
        // Each refresh token works once.
        microsoft.onToken = (form, count) => {
            const given = form.get('refresh_token') ?? '';
            redeemed.push(given);
            if (given !== valid) return { status: 400, body: { error: 'invalid_grant' } };
            valid = `refresh-${count}`;
            return tokenAnswer(count);
        };
    });

    /** A relay's process that is ready to redeem. */
    async function startProcess(...more: 'hang'[]) {
        const given = [program, databaseUrl, key, microsoft.url, ...more];
        const child = spawn(process.execPath, given, { stdio: ['pipe', 'pipe', 'inherit'] });
        const words = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
        const next = async () => String((await words.next()).value);
        assert.equal(await next(), 'ready');
        return {
            next,
            redeem: (audience: Audience) => child.stdin.write(`${audience}\n`),
            async kill() {
                child.kill('SIGKILL');
                await once(child, 'exit');
            }
        };
    }

    describe('the refresh token, in processes on one database,', () => {
        it('is redeemed once where all ask at the same time', async () => {
            const processes = await Promise.all([startProcess(), startProcess()]);
            for (const one of processes) one.redeem('referrals');
            const tokens = await Promise.all(processes.map(({ next }) => next()));
            assert.deepEqual(tokens, ['access-1', 'access-1']);
            assert.deepEqual(redeemed, [FIRST_REFRESH_TOKEN]);
        });

        it('is not lost with the one that is killed between storing and using what came', async () => {
            const [killed, other] = await Promise.all([startProcess('hang'), startProcess()]);
            killed.redeem('referrals');
            assert.equal(await killed.next(), 'stored');
            other.redeem('webhooks');
            await killed.kill();
            assert.equal(await other.next(), 'access-2');
            assert.deepEqual(redeemed, [FIRST_REFRESH_TOKEN, 'refresh-1']);
        });
    });
}

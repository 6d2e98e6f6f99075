import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { freePorts } from './free-ports.ts';
import { startRelay } from './relay-process.ts';
import { waitFor } from './wait-for.ts';

/** Starts a program in place of the relay. It is told its port by the environment. */
async function start(t: TestContext, program: string) {
    const folder = await mkdtemp(path.join(tmpdir(), 'relay-'));
    t.after(() => rm(folder, { recursive: true }));
    const main = path.join(folder, 'main.mjs');
    await writeFile(main, `import http from 'node:http';\n${program}`);
    const [port] = await freePorts(1);
    return startRelay({ PORT: String(port) }, `http://127.0.0.1:${port}/healthz`, main);
}

const healthy = `
    console.log('listening');
    http.createServer((_, response) => response.end()).listen(process.env.PORT, '127.0.0.1');`;

test('a relay that answers its health check is up, and its output is kept', async (t) => {
    const relay = await start(t, healthy);
    assert.deepEqual(relay.lastLines(), ['listening']);
    await relay.stop();
    assert.equal((await relay.ended).signal, 'SIGTERM');
});

test('a relay that refuses to start is reported with its last lines', async (t) => {
    const program = `console.error('CONFIG_INVALID: RELAY_PORT'); process.exitCode = 1;`;
    await assert.rejects(start(t, program), (error: Error) => {
        assert.match(error.message, /ended with code 1/);
        assert.match(error.message, /CONFIG_INVALID: RELAY_PORT/);
        return true;
    });
});

test('a kill gives the relay no time to tidy up', async (t) => {
    const relay = await start(t, `process.on('SIGTERM', () => console.log('tidying')); ${healthy}`);
    await relay.kill();
    assert.equal((await relay.ended).signal, 'SIGKILL');
    assert.deepEqual(relay.lastLines(), ['listening']);
});

test('a relay ends with whoever has started it, also by a plain kill', async (t) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'relay-'));
    t.after(() => rm(folder, { recursive: true }));
    const main = path.join(folder, 'main.mjs');
    await writeFile(main, `import http from 'node:http';\n${healthy}`);
    const [port] = await freePorts(1);
    const starts = `
        import { startRelay } from ${JSON.stringify(new URL('relay-process.ts', import.meta.url).href)};
        const health = 'http://127.0.0.1:${port}/healthz';
        const relay = await startRelay({ PORT: '${port}' }, health, ${JSON.stringify(main)});
        console.log(relay.pid);`;
    const parent = spawn(process.execPath, ['--input-type=module', '--eval', starts], {
        stdio: ['ignore', 'pipe', 'inherit']
    });
    const [pid] = (await once(parent.stdout, 'data')) as [Buffer];
    parent.kill('SIGTERM');
    await once(parent, 'exit');
    await waitFor('the relay to be gone', 10, async () => {
        const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null);
        return { done: answer === null, seen: `process ${pid} answers ${answer?.status}` };
    });
});

test('the relay sees no setting but those it is given', async (t) => {
    const relay = await start(t, `console.log(Object.keys(process.env).sort().join()); ${healthy}`);
    await relay.stop();
    assert.equal(relay.lastLines()[0], 'PATH,PORT');
});

import path from 'node:path';
import { parseArgs } from 'node:util';
import { goRound } from './go-round.ts';
import { startInterruptingProxy, type InterruptingProxy } from './interrupting-proxy.ts';
import { startLoop, type Loop } from './start-loop.ts';

const usage = `npm start -- [options]
  --once        send one deal round without a page, say each step, and end (exit code 0: all was seen)
  --kill        with --once: kill the relay between its create at Microsoft and its write-back
  --port N      port of the page (default: that of the last run)
  --data DIR    where everything is kept between runs (default: .local)`;

const { values } = parseArgs({
    options: {
        once: { type: 'boolean', default: false },
        kill: { type: 'boolean', default: false },
        port: { type: 'string' },
        data: { type: 'string', default: '.local' },
        help: { type: 'boolean', default: false }
    }
});

const say = (line: string) => console.log(line);
const complain = (error: unknown) => console.error(error instanceof Error ? error.message : error);

if (values.help) say(usage);
else if (values.kill && !values.once) stop('--kill works with --once only.');
else if (values.port && !/^\d{1,5}$/.test(values.port)) stop('--port takes a number.');
else await (values.once ? once() : serve()).catch(stop);

function stop(reason: unknown): void {
    complain(reason);
    process.exitCode = 1;
}

/** One deal round, then the end. */
async function once(): Promise<void> {
    void interrupted().then(() => process.exit(130));
    let proxy: InterruptingProxy | undefined;
    let loop: Loop | undefined;
    const partnerApi = async (url: string) => (proxy = await startInterruptingProxy(url)).url;
    try {
        loop = await startLoop({
            dataDir: path.resolve(values.data),
            withPage: false,
            ...(values.kill ? { partnerApi } : {}),
            say
        });
        await goRound(loop, proxy, say);
    } finally {
        await loop?.close();
        await proxy?.close();
    }
}

/** Until Ctrl-C, or until the relay ends by itself. */
async function serve(): Promise<void> {
    const stopped = interrupted();
    say('Starting Partner Center, the org, the relay and the page …');
    const loop = await startLoop({
        dataDir: path.resolve(values.data),
        ...(values.port ? { port: Number(values.port) } : {}),
        withPage: true,
        say
    });
    say(`\n  Open ${loop.url}\n  Setup, as the admin: ${loop.setupUrl}\n\nCtrl-C stops everything.`);
    const ended = await Promise.race([stopped, loop.relay.ended]);
    if (ended) {
        stop(`The relay ended (${ended.signal ?? `code ${ended.code}`}). Its last lines:`);
        for (const line of loop.relay.lastLines()) console.error(`  ${line}`);
    }
    await closeAll(loop);
}

async function closeAll(loop: Loop): Promise<void> {
    say('Stopping …');
    await loop.close();
}

function interrupted(): Promise<null> {
    return new Promise((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(null));
    });
}

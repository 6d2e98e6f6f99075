import path from 'node:path';
import { parseArgs } from 'node:util';
import { startInterruptingProxy, type InterruptingProxy } from '../interrupting-proxy.ts';
import { startLoop, type Loop } from '../start-loop.ts';
import { momentsOfCreate, momentsOfInvitation, momentsOfOneCall, type CrashMoment } from './moments.ts';
import { survive, type Proxies } from './survive.ts';

const usage = `node scripts/loop/crashes/main.ts --data DIR [--list-delay MS] [--only TEXT]
  Deals are created while the relay is killed, or a connection cut, at every moment of a create; one line
  each. Exit code 0: never two referrals of one party, and every deal ends Synced.
  --list-delay MS   a new referral shows in lists only after so many milliseconds (default: 0)
  --only TEXT       moments whose name holds the text`;

/** Seconds. Longer than the delay of any list here; what is lost on its way is sent again after it. */
const LISTS_LAG = 2;

const { values } = parseArgs({
    options: {
        data: { type: 'string' },
        'list-delay': { type: 'string', default: '0' },
        only: { type: 'string', default: '' },
        help: { type: 'boolean', default: false }
    }
});

if (values.help || values.data === undefined) {
    console.log(usage);
    process.exitCode = values.help ? 0 : 1;
} else await run(values.data);

async function run(data: string): Promise<void> {
    const proxies: Partial<Proxies> = {};
    let loop: Loop | undefined;
    const standBefore = async (part: keyof Proxies, url: string) =>
        (proxies[part] = await startInterruptingProxy(url)).url;
    try {
        loop = await startLoop({
            dataDir: path.resolve(data),
            withPage: false,
            partnerApi: (url) => standBefore('partnerCenter', url),
            orgApi: (url) => standBefore('org', url),
            relaySettings: { RELAY_LISTS_LAG_SECONDS: String(LISTS_LAG) },
            say: console.log
        });
        await allMoments(loop, proxies as Proxies);
    } finally {
        await loop?.close();
        for (const proxy of Object.values<InterruptingProxy>(proxies)) await proxy.close();
    }
}

async function allMoments(loop: Loop, proxies: Proxies): Promise<void> {
    const listDelayMilliseconds = Number(values['list-delay']);
    const groups = [
        { oneCallCreatesConnected: false, moments: [...momentsOfCreate, ...momentsOfInvitation] },
        { oneCallCreatesConnected: true, moments: momentsOfOneCall }
    ];
    const outcomes: boolean[] = [];
    for (const { oneCallCreatesConnected, moments } of groups) {
        await loop.control.put('/control/switches', { listDelayMilliseconds, oneCallCreatesConnected });
        for (const moment of moments.filter(({ name }) => name.includes(values.only)))
            outcomes.push(await tell(loop, proxies, moment));
    }
    const survived = outcomes.filter(Boolean).length;
    console.log(`${survived} of ${outcomes.length} moments survived, lists ${listDelayMilliseconds} ms late`);
    if (survived < outcomes.length || outcomes.length === 0) process.exitCode = 1;
}

async function tell(loop: Loop, proxies: Proxies, moment: CrashMoment): Promise<boolean> {
    const start = performance.now();
    const failure = await survive(loop, proxies, moment).then(
        () => null,
        (error: Error) => error.message
    );
    const milliseconds = String(Math.round(performance.now() - start)).padStart(6);
    console.log(`${failure === null ? '✔' : '✘'} ${milliseconds} ms  ${moment.name}`);
    if (failure === null) return true;
    for (const line of [failure, ...loop.relay.lastLines()]) console.log(`  ${line}`);
    await loop.relay.stop();
    await loop.restartRelay();
    return false;
}

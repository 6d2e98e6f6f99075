import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Connection } from 'jsforce';
import { startPostgres } from '../../postgres/temporary-postgres.ts';
import { freePorts } from '../free-ports.ts';
import { startInterruptingProxy, type InterruptingProxy } from '../interrupting-proxy.ts';
import { numbersFrom } from '../../model/scheduler.ts';
import { customerProject } from '../scenarios/customer-org.ts';
import { startLoop } from '../start-loop.ts';
import { accessFaults } from './access.ts';
import { eventFaults } from './events.ts';
import { startFleet } from './fleet.ts';
import { hostFaults } from './hosts.ts';
import { kills } from './kills.ts';
import { createLoad } from './load.ts';
import { awaitOutcome, type Outcome } from './outcome.ts';
import { overhear, secretsFound } from './secrets.ts';
import { workFaults } from './work.ts';
import type { Fault, World } from './world.ts';

const usage = `npm run faults -- [options]
  People work on both sides while everything goes wrong, one thing after the other, with two relays on one
  PostgreSQL. Every edit has a value of its own: in the end it is on both sides, replaced by a later one, or
  kept in a conflict row. Loopback only. Exit code 0: nothing is lost, nothing is there twice.
  --minutes N   no further fault begins after so many minutes (default: 10)
  --only TEXT   faults whose name holds the text
  --short       the worst of them with one relay on a folder, in some 20 seconds
  --seed N      of the order of faults and edits (default: 1)
  --list        names the faults`;

const { values } = parseArgs({
    options: {
        minutes: { type: 'string', default: '10' },
        only: { type: 'string', default: '' },
        short: { type: 'boolean', default: false },
        seed: { type: 'string', default: '1' },
        list: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false }
    }
});

/** Deals that are there when the first thing goes wrong. */
const DEALS = values.short ? 3 : 8;
/** Runs of a killed relay are free after half a minute, and a failing host is left alone for up to five. */
const CONVERGENCE_SECONDS = values.short ? 90 : 400;
/** The worst: nobody has the create's answer, the machine goes, events are lost. */
const SHORT = ['killed after the create', 'killed after a write-back', 'events of Microsoft are lost'];

const all = [...kills, ...hostFaults, ...eventFaults, ...accessFaults, ...workFaults];
const wanted = all.filter(({ name, production }) =>
    values.short ? SHORT.includes(name) && !production : name.includes(values.only)
);
const say = (line: string) => console.log(line);

if (values.help) say(usage);
else if (values.list) say(all.map(({ name }) => name).join('\n'));
else if (!wanted.length || !(Number(values.minutes) > 0) || !Number.isInteger(Number(values.seed))) {
    console.error(
        `${wanted.length ? 'A number is wanted.' : 'No fault has such a name: --list.'}\n\n${usage}`
    );
    process.exitCode = 2;
} else await run(wanted);

async function run(faults: readonly Fault[]): Promise<void> {
    const folder = await mkdtemp(path.join(tmpdir(), 'faults-'));
    const closers: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true })];
    try {
        const overheard = overhear();
        const world = await open(folder, closers, overheard.hear);
        const injected = await goWrong(world, faults);
        tell(await awaitOutcome(world, CONVERGENCE_SECONDS), injected, world);
        const found = await secretsFound(world, overheard);
        if (found.length) throw new Error(`Secrets are told: ${[...new Set(found)].join(' ')}`);
        say(`No secret in ${overheard.lines.length} lines of log, the figures and the trail.`);
    } catch (error) {
        console.error(error);
        process.exitCode = 1;
    } finally {
        for (const closer of closers.reverse()) await closer();
    }
}

async function open(
    folder: string,
    closers: (() => Promise<unknown>)[],
    onRelayLine: (line: string) => void
): Promise<World> {
    const postgres = values.short ? null : await startPostgres();
    if (postgres) closers.push(postgres.close);
    let org: InterruptingProxy | undefined;
    const direct = { org: '', partnerCenter: '' };
    const loop = await startLoop({
        dataDir: path.join(folder, 'data'),
        projectDir: await customerProject(path.join(folder, 'org')),
        withPage: false,
        partnerApi: async (url) => (direct.partnerCenter = url),
        orgApi: async (url) => {
            direct.org = url;
            org = await startInterruptingProxy(url);
            return org.url;
        },
        relaySettings: {
            ...(postgres ? { RELAY_DATA_DIR: '', DATABASE_URL: postgres.url } : {}),
            RELAY_SWEEP_MINUTES: '0.1',
            RELAY_LISTS_LAG_SECONDS: '2',
            LOG_LEVEL: 'debug'
        },
        onRelayLine,
        say
    });
    closers.push(loop.close, () => org!.close());
    await loop.relay.stop();
    const others = postgres ? await freePorts(1) : [];
    const fleet = await startFleet(
        loop,
        [Number(new URL(loop.relayHealthUrl).port), ...others],
        direct.partnerCenter
    );
    closers.push(fleet.close);
    const { accessToken, version } = loop.seller;
    const people = new Connection({ instanceUrl: direct.org, accessToken: accessToken!, version });
    const load = createLoad(loop, people, numbersFrom(Number(values.seed)));
    return { loop, people, orgUrl: direct.org, fleet, org: org!, postgres, load };
}

/** What went wrong, and what could not: then nothing is proved of that. */
interface Injected {
    count: number;
    failed: number;
}

async function goWrong(world: World, faults: readonly Fault[]): Promise<Injected> {
    const { load } = world;
    const until = performance.now() + Number(values.minutes) * 60_000;
    const injected = { count: 0, failed: 0 };
    try {
        await Promise.all(Array.from({ length: DEALS }, () => load.share()));
        load.start();
        for (const { name, inject } of faults) {
            if (performance.now() > until) {
                say('Time is over: all faults from here on are left out.');
                break;
            }
            const start = performance.now();
            const failure = await inject(world).then(
                () => null,
                (error: Error) => error
            );
            injected[failure ? 'failed' : 'count'] += 1;
            const milliseconds = String(Math.round(performance.now() - start)).padStart(6);
            say(`${failure ? '✘' : '✔'} ${milliseconds} ms  ${name}`);
            if (failure) say(`  It did not happen as it should: ${failure.message}`);
        }
    } finally {
        await load.stop();
    }
    return injected;
}

function tell(outcome: Outcome, { count, failed }: Injected, { fleet }: World): void {
    const { edits, lost, duplicatedReferrals, duplicatedOpportunities, seconds, unsettled, traces } = outcome;
    const isEqual = !lost.length && !duplicatedReferrals && !duplicatedOpportunities && unsettled === null;
    if (!isEqual)
        for (const line of [...(unsettled ? [unsettled] : []), ...lost, ...traces, ...fleet.lastLines()])
            say(line);
    say(`faults injected          ${count}`);
    say(`edits made               ${edits}`);
    say(`lost                     ${lost.length}`);
    say(`duplicated referrals     ${duplicatedReferrals}`);
    say(`duplicated opportunities ${duplicatedOpportunities}`);
    say(`seconds to convergence   ${seconds.toFixed(1)}`);
    if (!isEqual || failed || !count) process.exitCode = 1;
}

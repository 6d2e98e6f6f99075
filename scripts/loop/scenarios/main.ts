import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mappingThatAsks } from '../mapping-that-asks.ts';
import { startOtlpReceiver } from '../../../relay/src/tracing/fixtures/otlp-receiver.ts';
import type { Mapping } from '../../../relay/src/sync/mapping/document.ts';
import { privateWords, wordsInStore } from '../../sync-report/stored-words.ts';
import { seller } from '../people.ts';
import { performSteps } from '../perform-steps.ts';
import { startLoop } from '../start-loop.ts';
import { customerProject } from './customer-org.ts';
import type { Scene } from './scene.ts';
import { dealStories } from './stories/deals.ts';
import { doctorStories } from './stories/doctor.ts';
import { notificationStories } from './stories/notifications.ts';
import { leadStories } from './stories/leads.ts';
import { lostStoreStories } from './stories/lost-store.ts';
import { lifeCycleStories } from './stories/life-cycle.ts';
import { otherPartnerStories } from './stories/other-partners.ts';
import { recordStories } from './stories/records.ts';
import { statusStories } from './stories/status.ts';
import { traceStories } from './stories/traces.ts';

/** Long enough to take a close back, short enough to wait for: six seconds. */
const CLOSE_WAITS_MINUTES = 0.1;

const say = (line: string) => console.log(line);
const folder = await mkdtemp(path.join(tmpdir(), 'scenarios-'));
const mappingFile = path.join(folder, 'mapping.json');
await writeFile(mappingFile, JSON.stringify(mappingOfScenarios()));
const traces = await startOtlpReceiver();
const loop = await startLoop({
    dataDir: path.join(folder, 'data'),
    projectDir: await customerProject(path.join(folder, 'org')),
    withPage: false,
    relaySettings: {
        RELAY_MAPPING_FILE: mappingFile,
        OTEL_EXPORTER_OTLP_ENDPOINT: traces.url,
        OTEL_BSP_SCHEDULE_DELAY: '200'
    },
    say
});
try {
    const { user_id: userId } = await loop.seller.identity();
    const wanted = process.argv.slice(2);
    const all = [
        ...lostStoreStories,
        ...statusStories,
        ...dealStories,
        ...notificationStories,
        ...lifeCycleStories,
        ...otherPartnerStories,
        ...leadStories,
        ...recordStories,
        ...traceStories(traces),
        ...doctorStories
    ];
    const stories = all.filter(
        ({ title }) => !wanted.length || wanted.some((words) => title.includes(words))
    );
    const scene: Scene = { loop, userId };
    await performSteps(
        scene,
        stories,
        async () => ['Last lines of the relay:', ...loop.relay.lastLines()],
        say
    );
    await loop.relay.stop();
    const kept = await wordsInStore(path.join(folder, 'data', 'relay'), privateWords);
    const logged = privateWords.filter((word) => loop.relay.lastLines().some((line) => line.includes(word)));
    const traced = privateWords.filter((word) => traces.bodies.some((body) => body.includes(word)));
    const found = [
        ...kept,
        ...logged.map((word) => `${word} in the log`),
        ...traced.map((word) => `${word} in a trace`)
    ];
    if (found.length) throw new Error(`The relay keeps what it must not: ${found.join(', ')}`);
    say('✔ No person and no note is in any table of the store, the log or a trace');
} catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
} finally {
    await loop.close();
    await traces.close();
    await rm(folder, { recursive: true });
}

/**
 * The default, with a person asked about close dates, a close from the stage that waits only seconds, and
 * leads kept as Leads.
 */
function mappingOfScenarios(): Mapping {
    const mapping = mappingThatAsks('closeDate');
    return {
        ...mapping,
        status: { ...mapping.status, closeWaitsMinutes: CLOSE_WAITS_MINUTES },
        leads: {
            owner: [
                { rule: 'queue', queue: 'No_Such_Queue' },
                { rule: 'user', username: seller.username }
            ],
            fields: { LeadSource: 'Partner Referral' }
        }
    };
}

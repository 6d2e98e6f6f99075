import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { mappingThatAsks } from '../mapping-that-asks.ts';
import { startOtlpReceiver } from '../../../relay/src/tracing/fixtures/otlp-receiver.ts';
import type { Mapping } from '../../../relay/src/sync/mapping/document.ts';
import { privateWords, wordsInStore } from '../../sync-report/stored-words.ts';
import { admin, seller } from '../people.ts';
import { performSteps, type Step } from '../perform-steps.ts';
import { startInterruptingProxy, type InterruptingProxy } from '../interrupting-proxy.ts';
import { startLoop } from '../start-loop.ts';
import { customerProject, DUNS_PERMISSION, RECORD_TYPE } from './customer-org.ts';
import { FORMER_SELLER, addFormerSeller } from './people-of-org.ts';
import { accountStories, type SceneOfAccounts } from './stories/accounts.ts';
import { dealStories } from './stories/deals.ts';
import { doctorStories } from './stories/doctor.ts';
import { ownValueStories, productStories } from './stories/products.ts';
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
const traces = await startOtlpReceiver();
const otherMappingFile = path.join(folder, 'other-mapping.json');
const mapping = mappingOfScenarios();
await writeFile(mappingFile, JSON.stringify(mapping));
await writeFile(otherMappingFile, JSON.stringify(otherMapping(mapping)));
let orgProxy: InterruptingProxy | undefined;
const loop = await startLoop({
    dataDir: path.join(folder, 'data'),
    projectDir: await customerProject(path.join(folder, 'org')),
    definitionFile: fileURLToPath(new URL('../../../config/person-accounts.json', import.meta.url)),
    withPage: false,
    relayPermissionSets: [DUNS_PERMISSION],
    orgApi: async (url) => (orgProxy = await startInterruptingProxy(url)).url,
    relaySettings: {
        RELAY_MAPPING_FILE: mappingFile,
        OTEL_EXPORTER_OTLP_ENDPOINT: traces.url,
        OTEL_BSP_SCHEDULE_DELAY: '200'
    },
    say
});
try {
    await addFormerSeller(loop.admin);
    const { user_id: userId } = await loop.seller.identity();
    const wanted = process.argv.slice(2);
    const all: Step<SceneOfAccounts>[] = [
        ...lostStoreStories,
        ...statusStories,
        ...dealStories,
        ...notificationStories,
        ...lifeCycleStories,
        ...otherPartnerStories,
        ...leadStories,
        ...recordStories,
        ...traceStories(traces),
        ...doctorStories,
        ...productStories,
        ...accountStories,
        ...ownValueStories
    ];
    const stories = all.filter(
        ({ title }) => !wanted.length || wanted.some((words) => title.includes(words))
    );
    if (!orgProxy) throw new Error('Nobody stands before the org.');
    const scene: SceneOfAccounts = { loop, userId, orgProxy, otherMappingFile };
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
    await orgProxy?.close();
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
        },
        newOpportunity: {
            ...mapping.newOpportunity,
            recordType: RECORD_TYPE,
            account: {
                find: ['external id', 'duns', 'name and postal code', 'domain'],
                externalIdField: 'AccountNumber',
                otherwise: 'create'
            },
            owner: [
                { rule: 'country', users: { NO: FORMER_SELLER, FR: admin.username } },
                { rule: 'account owner' }
            ]
        }
    };
}

/** No Account is created, and the deal's value has a field of its own. */
function otherMapping(usual: Mapping): Mapping {
    const account = { ...usual.newOpportunity.account, otherwise: 'hold' as const };
    const rows = usual.rows.map((row) =>
        row.deal === 'value' ? { ...row, opportunity: 'Co_sell_Value__c' } : row
    );
    return { ...usual, rows, newOpportunity: { ...usual.newOpportunity, account } };
}

import { relayUser } from '../../people.ts';
import type { Step } from '../../perform-steps.ts';
import { cosell, sharedDeal, type Scene } from '../scene.ts';

/** What the doctor says, which must end with `code` and contain the words. */
async function ask(scene: Scene, code: number, ...words: string[]): Promise<string> {
    const outcome = await cosell(scene, 'doctor');
    if (outcome.code !== code || !words.every((one) => outcome.said.includes(one)))
        throw new Error(`${outcome.code} instead of ${code}, ${words.join(', ')}: ${outcome.said}`);
    return outcome.said.trim().split('\n').at(-1) ?? '';
}

/** Seconds. More would make Salesforce refuse the relay's assertion. */
const BEHIND = 95;
/** Nobody listens at port 1. */
const NOWHERE = '127.0.0.1:1';

/** What a machine does whose clock is wrong. */
const wrongClock = `const real = Date; const behind = ${BEHIND * 1000};
    globalThis.Date = class extends real {
        constructor(...given) { given.length ? super(...given) : super(real.now() - behind); }
        static now() { return real.now() - behind; }
    };`;

/** Takes the relay's permission sets away while `work` runs. */
async function withoutPermissions({ loop }: Scene, work: () => Promise<void>): Promise<void> {
    const { admin } = loop;
    const { records } = await admin.query<{ Id: string; AssigneeId: string; PermissionSetId: string }>(
        'SELECT Id, AssigneeId, PermissionSetId FROM PermissionSetAssignment ' +
            `WHERE Assignee.Username = '${relayUser.username}' AND PermissionSet.IsOwnedByProfile = false`
    );
    if (!records.length) throw new Error('The relay has no permission set.');
    const assignments = admin.sobject('PermissionSetAssignment');
    for (const { Id } of records) await assignments.destroy(Id);
    try {
        await work();
    } finally {
        for (const { AssigneeId, PermissionSetId } of records)
            await assignments.create({ AssigneeId, PermissionSetId });
    }
}

export const doctorStories: Step<Scene>[] = [
    {
        title: 'The doctor finds what is wrong at Microsoft, and nothing else',
        async run(scene) {
            const { control } = scene.loop;
            await sharedDeal(scene);
            const well = await ask(scene, 0, 'Both APIs give tokens', 'sees referrals', ' 0 failed');
            await control.put('/control/switches', { clockSkewSeconds: 90 });
            await ask(scene, 0, '! Clock against Microsoft', 's ahead', 'NTP');
            await control.put('/control/switches', { clockSkewSeconds: 0 });
            await control.post('/control/webhooks/take-over', { url: 'https://other.contoso.example/hook' });
            await ask(scene, 0, '! Events of Partner Center: Another tool');
            await control.delete('/control/webhooks');
            await ask(scene, 0, '✔ Events of Partner Center');
            return well;
        }
    },
    {
        title: 'The doctor names what the integration user may not do, and all is well again afterwards',
        async run(scene) {
            await withoutPermissions(scene, async () => {
                await ask(
                    scene,
                    1,
                    '✘ Permissions of the integration user: Missing: ',
                    'Opportunity.Co_sell_Deal_Key__c',
                    'Co-sell: Relay'
                );
            });
            return ask(
                scene,
                0,
                '✔ Permissions of the integration user',
                '✔ Address for Microsoft',
                ' 0 failed'
            );
        }
    },
    {
        title: 'The doctor sees a wrong clock and a stream that cannot be reached, each with what to do',
        async run(scene) {
            const { loop } = scene;
            const pubSub = loop.pubSubEndpoint;
            const clock = `--import=data:text/javascript,${encodeURIComponent(wrongClock)}`;
            await loop.relay.stop();
            await loop.restartRelay({ NODE_OPTIONS: clock, SALESFORCE_PUBSUB_ENDPOINT: NOWHERE });
            try {
                await ask(
                    scene,
                    1,
                    "! Clock against Salesforce: Salesforce's clock is 9",
                    "! Clock against Microsoft: Microsoft's clock is 9",
                    's ahead',
                    'NTP',
                    `✘ Changes of Salesforce: The Pub/Sub API does not answer at ${NOWHERE}`,
                    'SALESFORCE_PUBSUB_ENDPOINT'
                );
            } finally {
                await loop.relay.stop();
                await loop.restartRelay({ NODE_OPTIONS: '', SALESFORCE_PUBSUB_ENDPOINT: pubSub });
            }
            return ask(scene, 0, '✔ Clock against Salesforce', '✔ Changes of Salesforce', ' 0 failed');
        }
    }
];

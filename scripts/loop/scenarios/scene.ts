import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { CommandAnswer } from '@cosell/contracts';
import { sampleOpportunity, type ControlReferral } from '@cosell/local-web';
import { newRound, ownReferral, SECONDS, type Round } from '../round.ts';
import type { Loop } from '../start-loop.ts';
import { awaitSynced } from '../steps/await-synced.ts';
import { createOpportunity } from '../steps/create-opportunity.ts';
import { waitFor } from '../wait-for.ts';

const CLI = fileURLToPath(new URL('../../cosell/main.ts', import.meta.url));

export interface Scene {
    loop: Loop;
    /** Salesforce id of the seller, who asks. */
    userId: string;
}

/** What is seen of an Opportunity; field names as the REST API has them. */
export type Seen = Record<string, unknown> & { Id: string };

export interface Outcome {
    code: number | null;
    /** Both outputs. */
    said: string;
}

/** Runs the command line as a person would. */
export async function cosell({ loop, userId }: Scene, ...args: string[]): Promise<Outcome> {
    const child = spawn(process.execPath, [CLI, ...args], {
        env: {
            RELAY_URL: new URL(loop.relayHealthUrl).origin,
            RELAY_TOKEN: loop.relayToken,
            SALESFORCE_ORG_ID: loop.orgId,
            SALESFORCE_USER_ID: userId
        }
    });
    const [out, err, [code]] = await Promise.all([
        text(child.stdout),
        text(child.stderr),
        once(child, 'close')
    ]);
    return { code: code as number | null, said: `${out}${err}` };
}

/** A command that must succeed; waits for its run. */
export async function must(scene: Scene, ...args: string[]): Promise<CommandAnswer> {
    const { code, said } = await cosell(scene, ...args, '--json');
    if (code !== 0) throw new Error(`cosell ${args.join(' ')} ended with ${code}: ${said}`);
    return JSON.parse(said) as CommandAnswer;
}

/** A command that must be refused with this code. */
export async function mustBeRefused(scene: Scene, refusal: string, ...args: string[]): Promise<void> {
    const { code, said } = await cosell(scene, ...args);
    if (code !== 1 || !said.includes(refusal) || !said.includes('Next:'))
        throw new Error(`cosell ${args.join(' ')} should be refused with ${refusal}; it said: ${said}`);
}

export async function opportunity({ loop }: Scene, id: string): Promise<Seen> {
    return (await loop.seller.sobject('Opportunity').retrieve(id)) as Seen;
}

export async function change({ loop }: Scene, id: string, fields: Record<string, unknown>): Promise<void> {
    await loop.seller.sobject('Opportunity').update({ Id: id, ...fields });
}

/** Waits until these fields of the Opportunity have these values. */
export async function awaitFields(scene: Scene, id: string, wanted: Record<string, unknown>): Promise<Seen> {
    return waitFor(`${JSON.stringify(wanted)} on ${id}`, SECONDS, async () => {
        const seen = await opportunity(scene, id);
        const values = Object.fromEntries(Object.keys(wanted).map((field) => [field, seen[field] ?? null]));
        const done = JSON.stringify(values) === JSON.stringify(wanted);
        return {
            done,
            seen: JSON.stringify({ ...values, error: seen['Co_sell_Sync_Error__c'] }),
            value: seen
        };
    });
}

export async function referral({ loop }: Scene, id: string): Promise<ControlReferral> {
    const found = (await loop.control.referrals()).find((one) => one.id === id);
    if (!found) throw new Error(`Partner Center has no referral ${id}.`);
    return found;
}

/** Waits until the referral has this status, as `Active/Accepted`. */
export async function awaitStatus(scene: Scene, id: string, wanted: string): Promise<void> {
    await waitFor(`referral ${id} to be ${wanted}`, SECONDS, async () => {
        const { status, substatus } = await referral(scene, id);
        return { done: `${status}/${substatus}` === wanted, seen: `${status}/${substatus}` };
    });
}

export async function mustHaveStatus(scene: Scene, id: string, wanted: string): Promise<void> {
    const { status, substatus } = await referral(scene, id);
    if (`${status}/${substatus}` !== wanted)
        throw new Error(`The referral is ${status}/${substatus} instead of ${wanted}.`);
}

/** A line in the deal's sync log whose step and detail contain these words. */
export async function awaitLog({ loop }: Scene, id: string, step: string, words = ''): Promise<void> {
    await waitFor(`"${step}" with "${words}" in the sync log`, SECONDS, async () => {
        const { records } = await loop.seller.query<Record<string, string | null>>(
            `SELECT Step__c, Detail__c FROM Co_sell_Log__c WHERE Opportunity__c = '${id}'`
        );
        const lines = records.map(({ Step__c, Detail__c }) => `${Step__c}: ${Detail__c}`);
        return {
            done: lines.some((line) => line.startsWith(step) && line.includes(words)),
            seen: lines.join(' | ')
        };
    });
}

/** When the relay has nothing left to do. */
export async function awaitQuiet({ loop }: Scene): Promise<void> {
    await waitFor('the relay to be quiet', SECONDS, async () => {
        const health = (await (await fetch(loop.relayHealthUrl)).json()) as { pendingDeals: number };
        const undelivered = await loop.control.undelivered();
        return { done: health.pendingDeals === 0 && undelivered === 0, seen: JSON.stringify(health) };
    });
}

let deals = 0;

/** An Opportunity of the seller's, shared and in step. `daysAgo`: when it was shared by Microsoft's clock. */
export async function sharedDeal(
    scene: Scene,
    daysAgo = 0
): Promise<{ id: string; referralId: string; round: Round }> {
    const { loop } = scene;
    const round = {
        ...newRound(loop, new Date()),
        name: `Scenario ${++deals} of ${new Date().toISOString()}`
    };
    if (daysAgo)
        await loop.control.post('/control/clock', {
            at: new Date(Date.now() - daysAgo * 86_400_000).toISOString()
        });
    try {
        await createOpportunity(round);
        await awaitSynced(round);
        await awaitQuiet(scene);
    } finally {
        if (daysAgo) await loop.control.post('/control/clock', { at: null });
    }
    const own = await ownReferral(round);
    if (!own) throw new Error('The referral is gone.');
    return { id: round.opportunityId, referralId: own.id, round };
}

/** One that Microsoft's sellers do not see, so its contacts can change. `fields`: beside the sample's. */
export async function privateDeal(
    scene: Scene,
    fields: Record<string, unknown>
): Promise<{ id: string; referralId: string }> {
    const { seller, seeded } = scene.loop;
    const deal = {
        name: 'Private',
        amount: 80_000,
        closeDate: '2031-01-01',
        stage: 'Prospecting',
        sync: false
    };
    const { compositeResponse } = await seller.requestPost<{ compositeResponse: { body: { id: string } }[] }>(
        `/services/data/v${seller.version}/composite`,
        sampleOpportunity(seeded, deal)
    );
    const id = compositeResponse[0]?.body.id ?? '';
    await change(scene, id, { ...fields, How_can_Microsoft_help__c: null });
    await change(scene, id, { Sync_With_Partner_Center__c: true });
    const { Referral_Identifier__c } = await waitFor('the private deal at Microsoft', SECONDS, async () => {
        const seen = await opportunity(scene, id);
        const { Co_sell_Sync_State__c, Co_sell_Sync_Error__c } = seen;
        return {
            done: Co_sell_Sync_State__c === 'Synced',
            seen: `${String(Co_sell_Sync_State__c)} ${String(Co_sell_Sync_Error__c)}`,
            value: seen
        };
    });
    await awaitQuiet(scene);
    return { id, referralId: String(Referral_Identifier__c) };
}

/** A deal that Microsoft sends, as the Opportunity that it becomes. */
export async function inboundDeal({ loop }: Scene): Promise<{ id: string; referralId: string }> {
    const deal = { name: `Inbound ${++deals} of ${new Date().toISOString()}`, dealValue: 40_000 };
    const { referralId } = await loop.control.post<{ referralId: string }>('/control/microsoft/deals', deal);
    return waitFor('the deal of Microsoft as an Opportunity', SECONDS, async () => {
        const { records } = await loop.seller.query<{ Id: string; Referral_Status__c: string }>(
            `SELECT Id, Referral_Status__c FROM Opportunity WHERE Referral_Identifier__c = '${referralId}'`
        );
        const id = records[0]?.Id ?? '';
        return { done: id !== '', seen: id, value: { id, referralId } };
    });
}

/** A colleague edits the referral in the portal. */
export async function portal({ loop }: Scene, id: string, path: string, value: unknown): Promise<void> {
    await loop.control.post(`/control/portal/referrals/${id}`, [{ op: 'replace', path, value }]);
}

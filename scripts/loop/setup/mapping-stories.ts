import type {
    BackfillAnswer,
    BackfillPreviewAnswer,
    MappingAnswer,
    MappingDocument,
    MappingInForce,
    MappingPreviewAnswer
} from '@cosell/contracts/setup-answers';
import type { Step } from '../perform-steps.ts';
import { SECONDS } from '../round.ts';
import {
    awaitQuiet,
    change,
    opportunity,
    portal,
    referral,
    sharedDeal,
    type Scene
} from '../scenarios/scene.ts';
import { waitFor } from '../wait-for.ts';
import { asAdmin } from './apex-call.ts';

async function publish(
    { loop }: Scene,
    edit: (document: MappingDocument) => MappingDocument
): Promise<number> {
    const { document } = await asAdmin<MappingAnswer>(loop, 'CoSellMapping.read');
    const text = JSON.stringify(edit(document));
    const { version, problems } = await asAdmin<{ version: number | null; problems: unknown[] }>(
        loop,
        'CoSellMapping.publish',
        { document: text, name: null }
    );
    if (version === null) throw new Error(`Not published: ${JSON.stringify(problems)}`);
    const inForce = await asAdmin<MappingInForce>(loop, 'CoSellMapping.refresh');
    if (inForce.version !== version) throw new Error(`In force: ${JSON.stringify(inForce)}`);
    return version;
}

const withRow = (deal: string, changes: object) => (document: MappingDocument) => ({
    ...document,
    rows: document.rows.map((row) => (row.deal === deal ? { ...row, ...changes } : row))
});

async function dealValue(scene: Scene, referralId: string): Promise<unknown> {
    return (await referral(scene, referralId)).details.dealValue;
}

/** A relay may look once more, later, whether Microsoft has a referral already, before it makes one. */
export async function awaitInvitations({ loop }: Scene, deals: { referralId: string }[]): Promise<void> {
    await waitFor("Microsoft's referral beside each of ours", SECONDS, async () => {
        const all = await loop.control.referrals();
        const besideOf = (ours: string) => {
            const engagement = all.find(({ id }) => id === ours)?.engagementId;
            return all.filter(({ id, engagementId }) => id !== ours && engagementId === engagement).length;
        };
        const invited = deals.filter(({ referralId }) => besideOf(referralId) === 1).length;
        return { done: invited === deals.length, seen: `${invited} of ${deals.length}` };
    });
}

/** What is published counts, and nothing else does; deals that were there before are adopted. */
export const mappingStories: Step<Scene>[] = [
    {
        title: 'A document with a fault is not published, and the path and the reason are told',
        async run({ loop }) {
            const { document } = await asAdmin<MappingAnswer>(loop, 'CoSellMapping.read');
            const wrong = withRow('value', { opportunity: 'StageName' })(document);
            const { version, problems } = await asAdmin<{
                version: null;
                problems: { path: unknown[]; reason: string }[];
            }>(loop, 'CoSellMapping.publish', { document: JSON.stringify(wrong), name: null });
            const [first] = problems;
            if (version !== null || !first || !first.path.includes('rows'))
                throw new Error(JSON.stringify(problems));
            return `${first.path.join('.')}: ${first.reason}`;
        }
    },
    {
        title: 'A paused field is never written, from either side',
        async run(scene) {
            const deal = await sharedDeal(scene);
            const version = await publish(scene, withRow('value', { direction: 'paused' }));
            await change(scene, deal.id, { Amount: 81_000, Name: `${deal.round.name} 2` });
            await portal(scene, deal.referralId, '/details/closingDateTime', '2033-03-31T00:00:00Z');
            await waitFor('name and close date to go round', SECONDS, async () => {
                const seen = [
                    (await referral(scene, deal.referralId)).name,
                    (await opportunity(scene, deal.id))['CloseDate']
                ];
                return {
                    done: seen[0] === `${deal.round.name} 2` && seen[1] === '2033-03-31',
                    seen: seen.join()
                };
            });
            await portal(scene, deal.referralId, '/details/dealValue', 82_000);
            await awaitQuiet(scene);
            const values = [
                (await opportunity(scene, deal.id))['Amount'],
                await dealValue(scene, deal.referralId)
            ];
            if (values.join() !== '81000,82000')
                throw new Error(`A paused field was written: ${values.join()}`);
            const next = await publish(scene, withRow('value', { direction: 'both' }));
            if (next !== version + 1) throw new Error(`Version ${next} after ${version}.`);
            // The invitation was made while the value, which Microsoft requires, was paused.
            await awaitInvitations(scene, [deal]);
            return `81000 and 82000 stayed as they were; versions ${version} and ${next}`;
        }
    },
    {
        title: 'A field of the Account follows by the sweep, and the preview shows it',
        async run(scene) {
            const { loop } = scene;
            const deal = await sharedDeal(scene);
            await publish(scene, withRow('notes', { opportunity: 'Account.Description', direction: 'out' }));
            await loop.admin
                .sobject('Account')
                .update({ Id: loop.seeded.accountId, Description: 'Told by the account' });
            await waitFor('the note of the Account', SECONDS, async () => {
                const { notes } = (await referral(scene, deal.referralId)).details;
                return { done: notes === 'Told by the account', seen: String(notes) };
            });
            const preview = await asAdmin<MappingPreviewAnswer>(loop, 'CoSellMapping.preview', {
                document: JSON.stringify((await asAdmin<MappingAnswer>(loop, 'CoSellMapping.read')).document),
                opportunityIds: [deal.id]
            });
            const row = preview.rows.find(({ deal: field }) => field === 'notes');
            if (row?.values[0]?.microsoft !== 'Told by the account') throw new Error(JSON.stringify(row));
            await publish(scene, withRow('notes', { opportunity: 'Description', direction: 'both' }));
            return 'Told by the account';
        }
    },
    {
        title: 'Deals that were shared before are adopted, and no referral is made anew',
        async run(scene) {
            const { loop } = scene;
            const COUNT = 6;
            const before = await Promise.all(Array.from({ length: COUNT }, () => sharedDeal(scene)));
            await awaitInvitations(scene, before);
            await awaitQuiet(scene);
            const referrals = (await loop.control.referrals()).length;
            // A relay that knows nothing, as on the day of the move: the identifiers are in Salesforce alone.
            await loop.relay.stop();
            await loop.restartRelay({ RELAY_DATA_DIR: `${loop.dataDir}/moved`, RELAY_SWEEP_MINUTES: '60' });
            const told = await waitFor('the new relay', SECONDS, async () => {
                const value = await asAdmin<BackfillPreviewAnswer>(loop, 'CoSellSetup.previewBackfill').catch(
                    () => null
                );
                return { done: value !== null, seen: 'no answer', value: value as BackfillPreviewAnswer };
            });
            if (told.adopted < COUNT) throw new Error(JSON.stringify(told));
            await asAdmin(loop, 'CoSellSetup.startBackfill', { afresh: true });
            const end = await waitFor('the backfill', SECONDS, async () => {
                const value = await asAdmin<BackfillAnswer>(loop, 'CoSellSetup.backfill');
                const isOver = value.state === 'done' && value.done + value.held === value.handed;
                return { done: isOver && value.handed > 0, seen: JSON.stringify(value), value };
            });
            const now = (await loop.control.referrals()).length;
            if (now !== referrals) throw new Error(`${now} referrals instead of ${referrals}.`);
            const [one] = before;
            if (one) await change(scene, one.id, { Amount: 91_000 });
            await waitFor('the adopted deal to go on', SECONDS, async () => {
                const value = one && (await dealValue(scene, one.referralId));
                return { done: value === 91_000, seen: String(value) };
            });
            return `${end.handed} deals, ${told.adopted} adopted, ${now} referrals before and after`;
        }
    }
];

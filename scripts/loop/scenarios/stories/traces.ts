import type { OtlpReceiver, ReceivedSpan } from '../../../../relay/src/tracing/fixtures/otlp-receiver.ts';
import type { Step } from '../../perform-steps.ts';
import { SECONDS } from '../../round.ts';
import { waitFor } from '../../wait-for.ts';
import { awaitFields, awaitQuiet, change, sharedDeal, type Scene } from '../scene.ts';

const VALUE = 71_234;

const isPatch = ({ name, attributes }: ReceivedSpan, referralId: string) =>
    name === 'PATCH' && String(attributes['url.path']).includes(referralId);

/** @returns the number under which Partner Center has noted the change of this referral */
async function servedAs({ loop }: Scene, referralId: string): Promise<string> {
    const served = (await loop.control.journalAfter(0)).findLast(
        ({ kind, method, referralId: id }) => kind === 'request' && method === 'PATCH' && id === referralId
    );
    return (served?.['correlation'] as Record<string, string> | undefined)?.['ms-correlationid'] ?? '';
}

export const traceStories = (traces: OtlpReceiver): Step<Scene>[] => [
    {
        title: 'A save, its way to Microsoft and back are one trace under one correlation id',
        async run(scene) {
            const { id, referralId } = await sharedDeal(scene);
            await change(scene, id, { Amount: VALUE });
            await awaitFields(scene, id, { Amount: VALUE, Co_sell_Sync_State__c: 'Synced' });
            await awaitQuiet(scene);
            const correlationId = await servedAs(scene, referralId);
            const traceId = correlationId.replaceAll('-', '');
            const spans = await waitFor('hint, run, PATCH and write-back in one trace', SECONDS, async () => {
                const all = traces.spans.filter((span) => span.traceId === traceId);
                const hint = all.find(({ parentSpanId }) => !parentSpanId);
                const run = all.find(
                    ({ name, parentSpanId }) => name === 'run' && parentSpanId === hint?.spanId
                );
                const calls = all.filter(({ parentSpanId }) => parentSpanId === run?.spanId);
                const patch = calls.findIndex((span) => isPatch(span, referralId));
                const back = calls.findLastIndex(({ attributes }) => attributes['url.path'] === '/composite');
                return {
                    done: hint?.attributes['cosell.source'] === 'salesforce' && patch >= 0 && back > patch,
                    seen: all.map(({ name, attributes }) => `${name} ${attributes['url.path'] ?? ''}`).join(),
                    value: all
                };
            });
            const strange = spans.filter(
                ({ attributes: of }) => of['cosell.correlation_id'] !== correlationId
            );
            if (strange.length) throw new Error(`Another id: ${JSON.stringify(strange)}`);
            const { records } = await scene.loop.seller.query<{ Correlation_Id__c: string }>(
                `SELECT Correlation_Id__c FROM Co_sell_Log__c WHERE Opportunity__c = '${id}' ` +
                    `AND Step__c = 'Update referral' AND Correlation_Id__c = '${correlationId}'`
            );
            if (!records.length) throw new Error(`No row of the sync log has ${correlationId}.`);
            return `${spans.length} spans, ${correlationId}`;
        }
    }
];

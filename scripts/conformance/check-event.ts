import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { readEvent } from '../../relay/src/partner-center/webhook/read-event.ts';
import { createBase } from './base-deal.ts';
import { REFERRALS_PATH } from '../../relay/src/partner-center/create-referral.ts';
import { baseDeal } from './base-deal.ts';
import { connectMicrosoftRequest } from '../../relay/src/sync/referral/connect-microsoft-request.ts';
import { shapeOf } from './compare.ts';
import { undocumented } from './documented-referral.ts';
import type { Laboratory } from './laboratory.ts';
import { differs, judge, type Verdict } from './verdict.ts';

const documentedEvent = z.strictObject({
    EventName: z.string().regex(/^[a-z-]+$/),
    ResourceUri: z.url(),
    ResourceName: z.string(),
    AuditUri: z.url().nullable(),
    // The offset form with seven digits, never "Z".
    ResourceChangeUtcDate: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}\+00:00$/)
});
type EventBody = z.infer<typeof documentedEvent>;

/** What each event is about; others of the account concern no referral. */
const aliasKinds: Record<string, string> = {
    'referral-created': 'referral',
    'referral-updated': 'referral',
    'related-referral-created': 'microsoft-referral',
    'related-referral-updated': 'microsoft-referral'
};

/**
 * The body of an event, placeholders filled: through the webhook's reader, and beside the one that the local
 * API sends.
 */
export async function checkEvent(json: unknown, lab: Laboratory): Promise<Verdict> {
    const id = randomUUID();
    const filled: unknown = JSON.parse(
        JSON.stringify(json).replace(/\{\{(ReferralID|CorrelationId)\}\}/g, id)
    );
    const faults = undocumented(documentedEvent, filled);
    if (faults.length) return differs(...faults);
    const sample = filled as EventBody;
    const kind = aliasKinds[sample.EventName] ?? null;
    const known = kind !== null || foreignEvents.has(sample.EventName);
    if (!known) return differs(`EventName: ${sample.EventName} is none of the documented events`);
    const event = readEvent(new TextEncoder().encode(JSON.stringify(filled)), new Date());
    const differences: string[] = [];
    if ((event.alias?.kind ?? null) !== kind)
        differences.push(`read as an event about ${event.alias?.kind ?? 'nothing'}`);
    if (kind && event.alias?.value !== id) differences.push('the id of the referral is read wrongly');
    if (event.changedAt.getTime() !== Date.parse(sample.ResourceChangeUtcDate))
        differences.push('the date is read wrongly');
    const local = await deliveredByLocal(sample.EventName, lab);
    if (local) differences.push(...beside(sample, local));
    return judge(
        differences,
        kind ? `a hint about a ${kind} by the id alone` : 'taken without a hint: it concerns no referral',
        ...(local
            ? ['the local Partner Center sends the same form']
            : ['not raised by the local Partner Center'])
    );
}

const foreignEvents = new Set(['test-created', 'reseller-relationship-accepted-by-customer']);

function beside(sample: EventBody, local: Record<string, unknown>): string[] {
    const stem = (uri: unknown) => String(uri).replace(/[^/]+$/, '');
    const isTemplate = !sample.ResourceUri.startsWith('http://localhost');
    return [
        ...undocumented(documentedEvent, local).map((line) => `the local event: ${line}`),
        ...(shapeOf(local).join() === shapeOf(sample).join() ? [] : ['the local event has other properties']),
        ...(local['ResourceName'] === sample.ResourceName
            ? []
            : ['the local event has another ResourceName']),
        ...(isTemplate && stem(local['ResourceUri']) !== stem(sample.ResourceUri)
            ? [`the local event has ResourceUri ${String(local['ResourceUri'])}`]
            : [])
    ];
}

/** Lets the event happen; null for one that the local Partner Center has no reason to raise. */
async function deliveredByLocal(name: string, lab: Laboratory): Promise<Record<string, unknown> | null> {
    if (name === 'reseller-relationship-accepted-by-customer') return null;
    await lab.switchTo({ createRules: 'practical' });
    const body = { WebhookUrl: lab.webhookUrl, WebhookEvents: [...Object.keys(aliasKinds), 'test-created'] };
    const how = { audience: 'webhooks' } as const;
    const registered = await lab.send('PUT', '/webhooks/v1/registration', body, how);
    if (registered.status === 404) await lab.send('POST', '/webhooks/v1/registration', body, how);
    if (name === 'test-created') {
        const { json } = await lab.control('POST', '/control/webhooks/test');
        return lab.delivered(name, (json as { correlationId: string }).correlationId);
    }
    const own = await createBase(lab);
    if (name === 'referral-created') return lab.delivered(name, own.id);
    const patch = [{ op: 'replace', path: '/details/dealValue', value: 77 }];
    if (name === 'referral-updated') await lab.send('PATCH', `${REFERRALS_PATH}/${own.id}`, patch);
    if (name === 'referral-updated') return lab.delivered(name, own.id);
    const invitation = connectMicrosoftRequest(baseDeal, own.engagementId ?? '');
    const { json } = await lab.send('POST', REFERRALS_PATH, invitation);
    const { id } = json as { id: string };
    if (name === 'related-referral-updated')
        await lab.control('POST', `/control/microsoft/referrals/${id}/accept`);
    return lab.delivered(name, id);
}

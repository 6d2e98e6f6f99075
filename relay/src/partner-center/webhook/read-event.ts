import { CosellError } from '@cosell/contracts/errors';
import { z } from 'zod';

const documented = ['EventName', 'ResourceUri', 'ResourceName', 'AuditUri', 'ResourceChangeUtcDate'];
const spelling = new Map(documented.map((name) => [name.toLowerCase(), name]));

/**
 * `2018-02-17T00:05:39.5485487+00:00`: seven digits, offset form; without an offset it is UTC, as the name
 * says.
 */
const dateForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?$/i;

const payloadSchema = z.looseObject({
    EventName: z.string().min(1),
    ResourceUri: z.string().min(1),
    ResourceName: z.string().nullish(),
    AuditUri: z.string().nullish(),
    ResourceChangeUtcDate: z.string().regex(dateForm)
});

export interface PartnerCenterEvent {
    /** As sent: `referral-created`, `related-referral-updated`, `test-created`, … */
    name: string;
    /** What the event says has changed; null for an event that is not about a referral. */
    alias: { kind: 'referral' | 'microsoft-referral'; value: string } | null;
    changedAt: Date;
    /** The whole body, documented names in their documented spelling, unknown ones as sent. */
    payload: z.infer<typeof payloadSchema>;
}

const id = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** How far Microsoft's clock and ours may differ. */
const tolerance = 5 * 60 * 1000;

/**
 * Reads the body of an event (Partner Center webhooks, "Event payload"); names without case. Only an id is
 * taken from `ResourceUri`, which is never followed. Age refuses nothing: Microsoft's ten attempts may be
 * hours apart.
 *
 * @throws CosellError WEBHOOK_BODY, or WEBHOOK_FUTURE if the change is dated more than five minutes after
 *   `now`.
 */
export function readEvent(body: Uint8Array, now: Date): PartnerCenterEvent {
    const payload = readPayload(body);
    const date = payload.ResourceChangeUtcDate;
    const changedAt = new Date(/(Z|[+-]\d{2}:\d{2})$/i.test(date) ? date : `${date}Z`);
    if (Number.isNaN(changedAt.getTime()))
        throw new CosellError('WEBHOOK_BODY', 'ResourceChangeUtcDate is no date.');
    if (changedAt.getTime() > now.getTime() + tolerance) throw new CosellError('WEBHOOK_FUTURE', `${date}.`);

    const kind = aliasKind(payload.EventName, payload.ResourceName);
    if (!kind) return { name: payload.EventName, alias: null, changedAt, payload };
    const value = lastSegment(payload.ResourceUri);
    if (!id.test(value))
        throw new CosellError('WEBHOOK_BODY', 'ResourceUri does not end in the id of a referral.');
    return { name: payload.EventName, alias: { kind, value }, changedAt, payload };
}

function readPayload(body: Uint8Array): z.infer<typeof payloadSchema> {
    let json: unknown;
    try {
        json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    } catch (cause) {
        throw new CosellError('WEBHOOK_BODY', 'It is not JSON.', { cause });
    }
    const result = payloadSchema.safeParse(documentedSpelling(json));
    if (result.success) return result.data;
    const names = result.error.issues.map(({ path }) => path.join('.') || 'the whole body');
    throw new CosellError('WEBHOOK_BODY', `Missing or wrong: ${names.join(', ')}.`);
}

function documentedSpelling(json: unknown): unknown {
    if (json === null || typeof json !== 'object' || Array.isArray(json)) return json;
    const entries = Object.entries(json).map(([name, value]) => {
        const known = spelling.get(name.toLowerCase());
        return [known !== undefined && !Object.hasOwn(json, known) ? known : name, value];
    });
    return Object.fromEntries(entries);
}

/** `ResourceName` is sent in either case; an older event may lack it. */
function aliasKind(eventName: string, resourceName: string | null | undefined) {
    if ((resourceName ?? 'referral').toLowerCase() !== 'referral') return null;
    const name = eventName.toLowerCase();
    if (name.startsWith('related-referral-')) return 'microsoft-referral';
    return name.startsWith('referral-') ? 'referral' : null;
}

function lastSegment(uri: string): string {
    return (
        uri
            .replace(/[?#].*$/s, '')
            .replace(/\/$/, '')
            .split('/')
            .at(-1) ?? ''
    );
}

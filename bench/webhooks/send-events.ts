import { createHash, sign } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { EventAnswer, EventWork } from './event-work.ts';

/**
 * A process of its own that sends signed events at a steady rate, whether those before are answered or not:
 * as with Microsoft, a receiver that is slow is not spared.
 */
process.once('message', (work: EventWork) => {
    const events = Array.from({ length: work.count }, (_, no) => eventOf(work, no));
    process.once('message', () => {
        sendAll(work, events).then(
            (answer) => process.send?.(answer, () => process.exit(0)),
            (error: unknown) => {
                console.error(error);
                process.exit(1);
            }
        );
    });
    process.send?.('ready');
});

interface SignedEvent {
    body: string;
    headers: Record<string, string>;
    hash: string;
}

function eventOf({ referralIds, certificateUrl, privateKey }: EventWork, no: number): SignedEvent {
    const id = referralIds[no % referralIds.length];
    const body = JSON.stringify({
        EventName: 'referral-updated',
        ResourceUri: `https://api.partnercenter.microsoft.com/engagements/v1/referrals/${id}`,
        ResourceName: 'referral',
        AuditUri: null,
        // Seven digits of a second, as Microsoft writes them: no two bodies are the same.
        ResourceChangeUtcDate: new Date().toISOString().replace('Z', `${String(no).padStart(4, '0')}+00:00`)
    });
    return {
        body,
        headers: {
            'content-type': 'application/json; charset=utf-8',
            'content-length': String(Buffer.byteLength(body)),
            'x-ms-certificate-url': certificateUrl,
            'x-ms-signature-algorithm': 'rsa-sha256',
            authorization: `Signature ${sign('sha256', Buffer.from(body), privateKey).toString('base64')}`
        },
        hash: createHash('sha256').update(body).digest('hex')
    };
}

async function sendAll(work: EventWork, events: SignedEvent[]): Promise<EventAnswer> {
    const agent = new Agent({ keepAlive: true });
    const milliseconds: number[] = [];
    const statuses: Record<number, number> = {};
    const started = performance.now();
    const underWay: Promise<void>[] = [];
    for (const [no, event] of events.entries()) {
        const early = started + (no * 1_000) / work.perSecond - performance.now();
        if (early > 0) await wait(early);
        underWay.push(
            sendOne(work.webhookUrl, event, agent).then(({ status, took }) => {
                milliseconds[no] = took;
                statuses[status] = (statuses[status] ?? 0) + 1;
            })
        );
    }
    await Promise.all(underWay);
    agent.destroy();
    return { milliseconds, statuses, hashes: events.map(({ hash }) => hash) };
}

async function sendOne(url: string, { body, headers }: SignedEvent, agent: Agent) {
    const begun = performance.now();
    const outgoing = request(url, { method: 'POST', headers, agent });
    outgoing.end(body);
    try {
        const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
        const took = performance.now() - begun;
        answer.resume();
        return { status: answer.statusCode ?? 0, took };
    } catch {
        return { status: 0, took: performance.now() - begun };
    }
}

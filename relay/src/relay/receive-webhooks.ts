import { readFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import { createWebhookReceiver } from '../partner-center/webhook/create-webhook-receiver.ts';
import type { WebhookReceiver } from '../partner-center/webhook/create-webhook-receiver.ts';
import { intermediateHostsFor, microsoftSubjectNames } from '../partner-center/webhook/microsoft-hosts.ts';
import type { Inbox } from '../queue/open-inbox.ts';
import { noteTestEvent } from '../setup/webhook-actions.ts';
import type { Parts } from './open-parts.ts';

/** Checks what Microsoft sends, and answers when it is stored. */
export function receiveWebhooks(
    { config, store, metrics, newId, now, log }: Parts,
    inbox: Inbox
): WebhookReceiver {
    const { certificateUrls, rootCertificatesFile } = config.webhook;
    const receive = createWebhookReceiver({
        certificateUrls,
        intermediateHosts: intermediateHostsFor(certificateUrls),
        roots: rootCertificatesFile ? [readFileSync(rootCertificatesFile, 'utf8')] : [...rootCertificates],
        subjectNames: microsoftSubjectNames,
        fetch,
        now,
        async receive({ event, bodyHash, raw }) {
            await noteTestEvent(store, event, now());
            await inbox.keep(
                {
                    source: 'partner-center',
                    bodyHash,
                    body: raw.toString('utf8'),
                    receivedAt: now(),
                    correlationId: newId()
                },
                event.alias ? [{ alias: event.alias, kind: 'changed' }] : []
            );
        },
        log
    });
    return async (request) => {
        const answer = await receive(request);
        metrics.event('partner-center', answer.code ?? 'stored');
        return answer;
    };
}

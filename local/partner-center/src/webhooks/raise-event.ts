import { randomUUID } from 'node:crypto';
import { eventDate } from '../clock.ts';
import type { PartnerCenter } from '../partner-center.ts';
import type { Referral } from '../referrals/referral.ts';
import { isOwn } from '../referrals/referral-store.ts';
import { takeEventFault } from './event-faults.ts';
import type { ReferralEvent } from './registration.ts';

/** Queues the event of a change for the partner's webhook, where one is registered for it. */
export function raiseEvent(
    partnerCenter: PartnerCenter,
    referral: Referral,
    change: 'created' | 'updated'
): void {
    const { relatedEventId, resourceUriTemplate, resourceName } = partnerCenter.switches();
    const related = !isOwn(partnerCenter, referral);
    const eventName: ReferralEvent = related ? `related-referral-${change}` : `referral-${change}`;
    const own =
        related && relatedEventId === 'own'
            ? partnerCenter.state.referrals.find(
                  (one) => one.engagementId === referral.engagementId && isOwn(partnerCenter, one)
              )
            : referral;
    const id = own?.id ?? referral.id;
    const resourceUri = resourceUriTemplate.replaceAll('{id}', id);
    queueEvent(partnerCenter, { eventName, resourceUri, resourceName, resourceId: id });
}

const AUDIT_RECORDS = 'https://api.partnercenter.microsoft.com/auditactivity/v1/auditrecords';

/** Queues any event; false where nobody is registered for it. */
export function queueEvent(
    partnerCenter: PartnerCenter,
    event: { eventName: string; resourceUri: string; resourceName: string; resourceId: string }
): boolean {
    const { state, clock, switches, changed, deliver } = partnerCenter;
    const { eventName, resourceUri, resourceName, resourceId } = event;
    if (!state.registration?.WebhookEvents.includes(eventName)) return false;
    const reading = switches().auditUri;
    const body = JSON.stringify({
        EventName: eventName,
        ResourceUri: resourceUri,
        ResourceName: resourceName,
        [reading === 'AuditUrl' ? 'AuditUrl' : 'AuditUri']:
            reading === 'null' ? null : `${AUDIT_RECORDS}/${randomUUID()}`,
        ResourceChangeUtcDate: eventDate(clock.wallTime())
    });
    const fault = takeEventFault(state.eventFaults, eventName);
    const copies = fault?.kind === 'lose' ? 0 : fault?.kind === 'duplicate' ? 2 : 1;
    const notBefore = fault?.kind === 'delay' ? Date.now() + fault.milliseconds : 0;
    for (let copy = 0; copy < copies; copy += 1) {
        const held = state.eventsHeld;
        state.undelivered.push({
            id: randomUUID(),
            eventName,
            resourceId,
            attempts: 0,
            body,
            held,
            notBefore
        });
    }
    if (copies === 0) logLoss(partnerCenter, event);
    changed();
    deliver();
    return true;
}

function logLoss(
    { state, log }: PartnerCenter,
    { eventName, resourceId }: { eventName: string; resourceId: string }
) {
    const url = state.registration?.WebhookUrl ?? '';
    const nothing = { attempt: 0, status: null, outcome: 'lost', milliseconds: 0 } as const;
    log({ kind: 'delivery', eventName, resourceId, url, ...nothing });
}

import { randomUUID } from 'node:crypto';
import { eventDate } from '../clock.ts';
import type { PartnerCenter } from '../partner-center.ts';
import { isMicrosofts, type Referral } from '../referrals/referral.ts';
import type { ReferralEvent } from './registration.ts';

/** Queues the event of a change for the partner's webhook, where one is registered for it. */
export function raiseEvent(
    partnerCenter: PartnerCenter,
    referral: Referral,
    change: 'created' | 'updated'
): void {
    const { relatedEventId, resourceUriTemplate } = partnerCenter.switches();
    const related = isMicrosofts(referral);
    const eventName: ReferralEvent = related ? `related-referral-${change}` : `referral-${change}`;
    const own =
        related && relatedEventId === 'own'
            ? partnerCenter.state.referrals.find(
                  (one) => one.engagementId === referral.engagementId && !isMicrosofts(one)
              )
            : referral;
    const id = own?.id ?? referral.id;
    const resourceUri = resourceUriTemplate.replaceAll('{id}', id);
    queueEvent(partnerCenter, { eventName, resourceUri, resourceName: 'referral', resourceId: id });
}

/** Queues any event; false where nobody is registered for it. */
export function queueEvent(
    { state, changed, deliver }: PartnerCenter,
    event: { eventName: string; resourceUri: string; resourceName: string; resourceId: string }
): boolean {
    const { eventName, resourceUri, resourceName, resourceId } = event;
    if (!state.registration?.WebhookEvents.includes(eventName)) return false;
    state.undelivered.push({
        id: randomUUID(),
        eventName,
        resourceId,
        attempts: 0,
        body: JSON.stringify({
            EventName: eventName,
            ResourceUri: resourceUri,
            ResourceName: resourceName,
            AuditUri: null,
            ResourceChangeUtcDate: eventDate(new Date())
        })
    });
    changed();
    deliver();
    return true;
}

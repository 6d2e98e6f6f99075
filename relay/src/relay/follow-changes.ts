import { CHANGE_TOPIC, subscribeToChanges } from '../salesforce/change-subscription.ts';
import type { ChangeSubscription, ChangeSubscriptionOptions } from '../salesforce/change-subscription.ts';
import type { Parts } from './open-parts.ts';

export type Following = Pick<ChangeSubscription, 'close'>;

/**
 * Hints from the stream of Salesforce, each stored with its position.
 * @param onGap the position is older than what Salesforce keeps
 */
export function followChanges(
    { config, store, metrics, newId, now, log }: Parts,
    signIn: ChangeSubscriptionOptions['signIn'],
    onGap: () => void
): Following {
    const { pubSubEndpoint, orgId } = config.salesforce;
    return subscribeToChanges({
        signIn,
        endpoint: pubSubEndpoint,
        acceptSelfSigned: isLoopback(pubSubEndpoint),
        orgId,
        now,
        newId,
        receive: async (event, hints, replay) => {
            const { duplicate } = await store.receive(event, hints, replay);
            metrics.event('salesforce', duplicate ? 'double' : 'stored');
        },
        position: () => store.replayId(CHANGE_TOPIC),
        onExpiredPosition: () => {
            log.warn({}, 'Changes older than 72 hours are gone from the stream: a sweep looks for them.');
            onGap();
        },
        log
    });
}

/** A self-signed certificate proves nothing, but on this machine there is nobody else. */
export function isLoopback(endpoint: string): boolean {
    return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\]):\d+$/.test(endpoint);
}

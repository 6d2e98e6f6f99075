import type { Store } from '../store/types.ts';
import { noTracing, type TracedHint, type Tracing } from './tracing.ts';

/** The store, telling of every hint under a correlation id when it is stored. */
export function tracedStore(store: Store, tracing: Tracing, now: () => Date): Store {
    if (tracing === noTracing) return store;
    const begin = () => {
        const start = now().getTime();
        return ({ source, correlationId }: Partial<TracedHint>) => {
            if (source && correlationId)
                tracing.hint({ source, correlationId, milliseconds: now().getTime() - start });
        };
    };
    return {
        ...store,
        async receive(event, hints, replay) {
            const tell = begin();
            const received = await store.receive(event, hints, replay);
            if (!received.duplicate && hints.length) tell(event);
            return received;
        },
        async keepEvents(events) {
            const tell = begin();
            await store.keepEvents(events);
            for (const { event, hints } of events) if (hints.length) tell(event);
        },
        async receiveSightings(source, sightings, at) {
            const tell = begin();
            const dealIds = await store.receiveSightings(source, sightings, at);
            if (dealIds.length) tell({ ...source, source: 'sweep' });
            return dealIds;
        },
        async request(alias, change, options) {
            const tell = begin();
            const asked = await store.request(alias, change, options);
            if (asked) tell({ ...options, source: 'command' });
            return asked;
        }
    };
}

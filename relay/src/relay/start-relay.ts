import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { keepHouse } from '../office/keep-house.ts';
import { openInbox } from '../queue/open-inbox.ts';
import { createSetup } from '../setup/create-setup.ts';
import { untilItWorks } from '../until-it-works.ts';
import { accessNow } from '../salesforce/access/access-now.ts';
import { purgeLog } from '../salesforce/purge-log.ts';
import { daysBefore } from '../store/purge.ts';
import { createSyncing, type Syncing } from './create-syncing.ts';
import { openParts, VERSION, type Parts } from './open-parts.ts';
import { receiveWebhooks } from './receive-webhooks.ts';
import { serve } from './serve.ts';

export interface Relay {
    /** Where it listens. */
    address: string;
    /** Ends what is under way, then everything. */
    close(): Promise<void>;
}

/**
 * Puts the parts together. Events are received and stored from the first moment on; runs begin when
 * Salesforce has let the relay in.
 * @throws CosellError CONFIG_INVALID, DATA_DIR_IN_USE
 */
export async function startRelay(config: Config, log: Logger): Promise<Relay> {
    const stopping = new AbortController();
    const parts = await openParts(config, log, () => syncing.followsChanges());
    const { store, mapping, microsoft, registration, now, newId } = parts;
    const syncing = createSyncing(parts, () => setup.ways());
    const setup = createSetup({
        ...parts,
        context: syncing.context,
        sandbox: syncing.isSandbox,
        rebuild: syncing.rebuild,
        salesforce: () => accessNow(syncing.context()),
        version: VERSION,
        startedAt: now()
    });
    const inbox = openInbox({
        store,
        onError: (err) => log.error({ err }, 'Events that are stored could not be taken up.')
    });
    const server = serve(parts, syncing, setup, receiveWebhooks(parts, inbox));
    const address = await server.listen({ host: config.host, port: config.port });
    await tellHowToPair(parts);

    syncing.begin(stopping.signal);
    const registered = untilItWorks('The registration for events', log, stopping.signal, async () => {
        await microsoft.untilSignedIn(stopping.signal);
        await registration.check({ correlationId: newId(), signal: stopping.signal }, config.webhookTakeOver);
    });
    const looks = setInterval(() => {
        const context = syncing.context();
        if (!context) return;
        void mapping.refresh(context.salesforce);
        setup.backfill.resume();
    }, config.sweepMinutes * 60_000).unref();
    const house = keepHouse({ store, purgeLog: () => purgeOldLog(parts, syncing), now, log });
    return {
        address,
        async close() {
            stopping.abort();
            clearInterval(looks);
            await server.close();
            await inbox.close();
            await Promise.all([registered, microsoft.close()]);
            await syncing.close();
            await setup.backfill.close();
            await house.close();
            await parts.tracing.close();
            await store.close();
        }
    };
}

/** Nothing, where nobody has set how long they are kept, or while Salesforce is not there. */
async function purgeOldLog({ config, now }: Parts, { context }: Syncing): Promise<number> {
    const salesforce = context()?.salesforce;
    const days = config.syncLogDays;
    return salesforce && days !== null ? purgeLog(salesforce, daysBefore(now(), days)) : 0;
}

async function tellHowToPair({ pairing, log }: Parts): Promise<void> {
    if (await pairing.isPaired()) return;
    const code = await pairing.newCode();
    log.info(
        { code },
        'No org is paired yet. The code is good for ten minutes; npx cosell pair gives another.'
    );
}

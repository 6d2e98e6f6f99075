import { CosellError } from '@cosell/contracts';
import type { RebuildAnswer } from '@cosell/contracts/setup-answers';
import { createBackfill, type Backfill } from '../backfill/create-backfill.ts';
import type { Config } from '../config.ts';
import type { MappingSource } from '../mapping/mapping-source.ts';
import type { Pairing } from '../pairing/create-pairing.ts';
import type { PartnerCenterClient, WebhookRegistration } from '../partner-center/client-types.ts';
import type { RegistrationWatch } from '../partner-center/watch-registration.ts';
import type { OpenWays, RunContext, RunLog } from '../run/context.ts';
import type { RunningSignIn } from '../sign-in/start-sign-in.ts';
import type { Store } from '../store/types.ts';
import { backfillActions } from './backfill-actions.ts';
import { heldActions } from './held-actions.ts';
import { mappingActions } from './mapping-actions.ts';
import { roundTripActions } from './round-trip.ts';
import type { SetupActions } from './setup-actions.ts';
import { signInActions } from './sign-in-actions.ts';
import { statusActions, type StatusPorts } from './status-actions.ts';
import { switchActions } from './switch-actions.ts';
import { createSwitchBoard } from './switches.ts';
import { webhookActions } from './webhook-actions.ts';

export interface SetupParts {
    config: Config;
    store: Store;
    /** Null until Salesforce has let the relay in. */
    context(): RunContext | null;
    /** Null until Salesforce has let the relay in. */
    sandbox(): boolean | null;
    salesforce: StatusPorts['salesforce'];
    microsoft: RunningSignIn;
    partnerCenter: PartnerCenterClient;
    registration: RegistrationWatch;
    wanted: WebhookRegistration;
    mapping: MappingSource;
    pairing: Pairing;
    version: string;
    startedAt: Date;
    holder: string;
    /** Null until Salesforce has let the relay in. */
    rebuild(): (() => Promise<RebuildAnswer>) | null;
    now: () => Date;
    newId: () => string;
    log: RunLog;
}

export interface Setup {
    actions: SetupActions;
    backfill: Backfill;
    /** For one run. */
    ways(): Promise<OpenWays>;
}

/** What an admin can ask and set, put together. */
export function createSetup(parts: SetupParts): Setup {
    const { config, store, context, microsoft, now, newId, log } = parts;
    const settings = config.partnerCenter;
    const board = createSwitchBoard(store, { isLocal: isLoopback(settings.apiUrl), now });
    const { sandbox } = parts;
    const backfill = createBackfill({
        store,
        salesforce: () => context()?.salesforce ?? null,
        holder: parts.holder,
        now,
        newId,
        log
    });
    const switches = switchActions({
        switches: board,
        store,
        sandbox,
        runAll: async (userId) => void (await backfill.start({ userId, afresh: true }))
    });
    const backfills = backfillActions(backfill);
    const actions: SetupActions = {
        ...statusActions({
            store,
            version: parts.version,
            startedAt: parts.startedAt,
            now,
            salesforce: parts.salesforce,
            signIn: microsoft.health,
            registration: () => parts.registration.state(),
            others: { ...switches, ...backfills },
            mapping: () => parts.mapping.inForce()
        }),
        ...heldActions({ store, version: parts.version, now, newId, log }),
        ...signInActions({
            ...microsoft,
            secrets: store,
            partnerCenter: parts.partnerCenter,
            settings,
            publicUrl: config.publicUrl,
            newId
        }),
        ...webhookActions({ ...parts }),
        ...switches,
        ...mappingActions({
            source: parts.mapping,
            context,
            defaultCurrency: config.defaultCurrency,
            newId
        }),
        ...roundTripActions({ context, newId }),
        ...backfills,
        async rebuild({ userId }) {
            const work = parts.rebuild();
            if (!work) throw new CosellError('SALESFORCE_UNAVAILABLE', '');
            log.info({ userId }, 'Somebody asks for the links to be rebuilt.');
            return work();
        },
        'rotate-token': async () => ({ token: await parts.pairing.rotate() })
    };
    return { actions, backfill, ways: () => board.read(sandbox()) };
}

/** Any other address may lead to Microsoft, if only through a gateway of the company's. */
function isLoopback(url: string): boolean {
    const { hostname } = new URL(url);
    return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

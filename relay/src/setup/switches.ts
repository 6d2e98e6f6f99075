import type { Switches } from '@cosell/contracts/setup-answers';
import type { Store } from '../store/types.ts';

/** What is stored: only what somebody has set. */
type Stored = Partial<Pick<Switches, 'everything' | 'inbound' | 'outbound' | 'changedAt' | 'changedBy'>>;

export interface SwitchBoard {
    /** @param sandbox null: not known yet */
    read(sandbox: boolean | null): Promise<Switches>;
    change(
        wanted: {
            everything?: boolean | undefined;
            inbound?: boolean | undefined;
            outbound?: boolean | undefined;
        },
        userId: string
    ): Promise<void>;
}

const SETTING = 'switches';

/**
 * What an admin has switched off, for all processes on this store. At first everything is on, but in a
 * sandbox nothing goes out: a copy holds the identifiers of live referrals.
 */
export function createSwitchBoard(
    store: Pick<Store, 'readSetting' | 'writeSetting' | 'withLock'>,
    /** `isLocal`: what goes out stays on this machine, at a local Partner Center. */
    { isLocal, now }: { isLocal: boolean; now: () => Date }
): SwitchBoard {
    const stored = async () => ((await store.readSetting(SETTING)) ?? {}) as Stored;
    return {
        async read(sandbox) {
            const { everything = true, inbound = true, outbound, changedAt, changedBy } = await stored();
            return {
                everything,
                inbound,
                // Not known is no permission to write.
                outbound: outbound ?? (sandbox === false || isLocal),
                sandbox,
                changedAt: changedAt ?? null,
                changedBy: changedBy ?? null
            };
        },
        change: (wanted, userId) =>
            store.withLock(SETTING, async () => {
                const given = Object.fromEntries(
                    Object.entries(wanted).filter(([, value]) => value !== undefined)
                );
                await store.writeSetting(SETTING, {
                    ...(await stored()),
                    ...given,
                    changedAt: now().toISOString(),
                    changedBy: userId
                });
            })
    };
}

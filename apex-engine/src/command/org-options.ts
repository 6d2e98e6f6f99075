import type { OrgOptions } from '../org/runtime.ts';
import type { CommandOptions } from './options.ts';
import { seededRandom } from './seeded-random.ts';

/** The org that a command runs in. */
export function orgOptionsOf(options: CommandOptions): OrgOptions {
    const { allowChaining, shape, packages, clock, seed } = options;
    return {
        allowChaining,
        shape,
        packages,
        ...(clock === undefined ? {} : { clock: () => clock }),
        ...(seed === undefined ? {} : { random: seededRandom(seed) })
    };
}

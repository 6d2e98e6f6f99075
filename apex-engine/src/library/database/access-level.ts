import type { PlatformObject } from '../../values/index.ts';
import type { Library } from '../library.ts';

type AccessLevel = PlatformObject & { mode: 'user' | 'system' };

declare module '../apex-types.ts' {
    interface ApexTypes {
        AccessLevel: AccessLevel;
    }
}

export function defineAccessLevel(library: Library): void {
    const level = (name: string, mode: AccessLevel['mode']): AccessLevel =>
        library.object('AccessLevel', { mode, str: () => name });
    const userMode = level('USER_MODE', 'user');
    const systemMode = level('SYSTEM_MODE', 'system');
    library.define('System.AccessLevel', {
        'static AccessLevel USER_MODE': { get: () => userMode },
        'static AccessLevel SYSTEM_MODE': { get: () => systemMode },
        // What the permission set would add is not modelled.
        'AccessLevel withPermissionSetId(String)': (accessLevel) => accessLevel
    });
}

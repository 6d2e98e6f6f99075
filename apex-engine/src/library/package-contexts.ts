import type { PlatformObject } from '../values/index.ts';
import type { Library } from './library.ts';

type Version = PlatformObject & { major: number; minor: number; patch: number | null };
type Install = PlatformObject & { previous: Version | null; isPush: boolean };
type Sandbox = PlatformObject & { organizationId: string; sandboxId: string; sandboxName: string };

declare module './apex-types.ts' {
    interface ApexTypes {
        Version: Version;
        InstallContext: Install;
        SandboxContext: Sandbox;
    }
}

/** Version, and what the handlers of an installation, an uninstallation and a sandbox copy are told. */
export function definePackageContexts(library: Library): void {
    const { runtime } = library;
    const version = (major: number, minor: number, patch: number | null): Version =>
        library.object('Version', { major, minor, patch });
    library.define('Version', {
        'new(Integer, Integer)': (major, minor) => version(major, minor, null),
        'new(Integer, Integer, Integer)': version,
        'Integer major()': ({ major }) => major,
        'Integer minor()': ({ minor }) => minor,
        'Integer patch()': ({ patch }) => patch,
        'Integer compareTo(Version)': (left, right) =>
            left.major - right.major || left.minor - right.minor || (left.patch ?? 0) - (right.patch ?? 0)
    });
    library.define('InstallContext', {
        'Version previousVersion()': ({ previous }) => previous,
        'Boolean isUpgrade()': ({ previous }) => previous !== null,
        'Boolean isPush()': ({ isPush }) => isPush,
        'Id installerId()': () => runtime.user.id,
        'Id organizationId()': () => runtime.orgRow.id
    });
    library.define('UninstallContext', {
        'Id organizationId()': () => runtime.orgRow.id,
        'Id uninstallerId()': () => runtime.user.id
    });
    library.define('SandboxContext', {
        'Id organizationId()': ({ organizationId }) => organizationId,
        'Id sandboxId()': ({ sandboxId }) => sandboxId,
        'String sandboxName()': ({ sandboxName }) => sandboxName
    });
}

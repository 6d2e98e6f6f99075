import { Datetime, sameValue, Unsupported } from '../values/index.ts';
import type { EnumValue, Value } from '../values/index.ts';
import { writeDebug } from './debug-log.ts';
import type { Library } from './library.ts';
import { defineSystemJobs } from './system-jobs.ts';

declare module './apex-types.ts' {
    interface ApexTypes {
        LoggingLevel: EnumValue;
    }
}

/** The class System; its assertions are in assert.ts, what it does with jobs is in system-jobs.ts. */
export function defineSystem(library: Library): void {
    const { runtime } = library;
    library.defineEnum('System.LoggingLevel', 'NONE INTERNAL FINEST FINER FINE DEBUG INFO WARN ERROR');
    library.defineEnum(
        'System.TriggerOperation',
        `BEFORE_INSERT BEFORE_UPDATE BEFORE_DELETE
        AFTER_INSERT AFTER_UPDATE AFTER_DELETE AFTER_UNDELETE`
    );
    library.define('System.System', {
        'static void debug(Object)': (value) => writeDebug(library, 'DEBUG', value),
        'static void debug(LoggingLevel, Object)': (level, value) => writeDebug(library, level.name, value),
        'static Datetime now()': () => new Datetime(runtime.now()),
        'static Date today()': () => runtime.today(),
        'static Long currentTimeMillis()': () => BigInt(runtime.now()),
        'static void runAs(SObject)': (user) => runtime.runAs(user),
        'static PageReference currentPageReference()': () => (runtime.page as never) ?? null,
        'static Version requestVersion()': () => library.object('Version', { major: 1, minor: 0, patch: 0 }),
        'static String getApplicationReadWriteMode()': () => 'DEFAULT',
        'static Boolean equals(Object, Object)': sameValue,
        'static Integer hashCode(Object)': (value) => runtime.ops.callMember(value, 'hashCode', []) as number,
        // Passwords do not exist here.
        'static void changeOwnPassword(String?, String?)': () => {},
        'static Object resetPassword(Id?, Boolean)': (): Value => null,
        'static void setPassword(Id?, String?)': () => {},
        'static void movePassword(Id?, Id?)': () => {},
        'static Object process(Object)': () => {
            throw new Unsupported('System.process');
        }
    });
    defineSystemJobs(library);
    // `System` alone is the class, not the namespace.
    library.alias('system', 'system.system');
}

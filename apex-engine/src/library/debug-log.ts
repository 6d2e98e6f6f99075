import type { Value } from '../values/index.ts';
import type { Library } from './library.ts';

/** System.debug: kept for the run, and told to the debug log where there is one. */
export function writeDebug(library: Library, level: string, value: Value): void {
    const { runtime } = library;
    const message = runtime.str(value);
    runtime.debugLog.push(message);
    runtime.log?.userDebug(level, message);
}

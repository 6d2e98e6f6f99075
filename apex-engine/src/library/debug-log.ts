import type { Value } from '../values/index.ts';
import type { Library } from './library.ts';

/** System.debug: kept for the run, and printed where the host asks for it. */
export function writeDebug(library: Library, level: string, value: Value): void {
    const { runtime } = library;
    const message = runtime.str(value);
    runtime.debugLog.push(message);
    if (runtime.opts.debug) console.log(`    [${level}] ${message}`);
}

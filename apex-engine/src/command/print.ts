import type { Runtime } from '../interpret/runtime.ts';
import type { Coverage } from '../runner/coverage.ts';
import type { TestResult } from '../runner/run-test.ts';
import { withSourcePlace } from '../runner/source-place.ts';

/** Frames of a failure that are shown. */
const FRAMES = 8;
const FRAMES_IN_DEBUG = 40;

export function printResult(runtime: Runtime, result: TestResult, isDebug: boolean): void {
    const name = result.method ? `${result.cls}.${result.method} (${result.ms} ms)` : result.cls;
    console.log(`${result.ok ? 'PASS' : 'FAIL'} ${name}${result.note ? ` [${result.note}]` : ''}`);
    if (result.ok) return;
    console.log(`  ${result.error}`);
    const frames = result.stack ? result.stack.split('\n') : [];
    for (const frame of frames.slice(0, isDebug ? FRAMES_IN_DEBUG : FRAMES))
        console.log(`    ${withSourcePlace(runtime, frame)}`);
}

export function printCoverage({ files, hit, total, pct }: Coverage): void {
    for (const file of files)
        console.log(`${String(Math.round(file.pct)).padStart(4)}%  ${file.hit}/${file.total}  ${file.name}`);
    console.log(`Coverage overall: ${hit}/${total} lines = ${pct.toFixed(1)}%`);
}

import type { StepResult } from './run-steps.ts';

/** The closing table and the line that counts: `3 passed, 1 failed`. */
export function report(results: readonly StepResult[]): string {
    const rows = results.map(({ step, passed, note, milliseconds }) => ({
        step,
        result: passed ? 'passed' : 'FAILED',
        seconds: seconds(milliseconds),
        note
    }));
    const width = Math.max(4, ...rows.map((row) => row.step.length));
    const line = (step: string, result: string, time: string, note: string) =>
        `${step.padEnd(width)}  ${result.padEnd(6)}  ${time.padStart(7)}  ${note}`.trimEnd();
    const failed = results.filter((result) => !result.passed).length;
    return [
        line('step', 'result', 'seconds', ''),
        ...rows.map((row) => line(row.step, row.result, row.seconds, row.note)),
        '',
        `${results.length - failed} passed, ${failed} failed`
    ].join('\n');
}

export function seconds(milliseconds: number): string {
    return (milliseconds / 1000).toFixed(1);
}

import type { TestResult } from '../engine-run.ts';

export interface Reason {
    reason: string;
    /** `Class.method` of the tests that fail for it. */
    tests: string[];
}

/** Failed tests by why they fail, the most frequent reason first. */
export function reasons(results: TestResult[]): Reason[] {
    const byReason = new Map<string, string[]>();
    for (const { cls, method, ok, error = 'no message' } of results) {
        if (ok) continue;
        const reason = reasonOf(error);
        byReason.set(reason, [...(byReason.get(reason) ?? []), method ? `${cls}.${method}` : cls]);
    }
    return [...byReason]
        .map(([reason, tests]) => ({ reason, tests }))
        .sort((left, right) => right.tests.length - left.tests.length);
}

/** The first line, without the place, ids and numbers that differ from test to test. */
function reasonOf(error: string): string {
    return error
        .split('\n')[0]!
        .replace(/ at .+:\d+$/, '')
        .replace(/\b[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?\b/g, (word) => (/\d/.test(word) ? '<id>' : word))
        .replace(/\b\d+\b/g, '<n>')
        .slice(0, 200);
}

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Laboratory } from './laboratory.ts';
import { openLaboratory } from './laboratory.ts';
import { checkFor } from './sample-checks.ts';
import { differs, type Verdict } from './verdict.ts';

export interface Result extends Verdict {
    file: string;
}

/**
 * Feeds every `.json` file of the folder to the relay's readers and a fresh local Partner Center, in order of
 * name.
 */
export async function runConformance(folder: string, onResult: (result: Result) => void = () => {}) {
    const results: Result[] = [];
    const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
    for (const file of files.sort()) {
        // One for each: a sample must not pass by what an earlier one left behind.
        const lab = await openLaboratory();
        try {
            const result = {
                file,
                ...(await checkSample(file, readFileSync(path.join(folder, file), 'utf8'), lab))
            };
            results.push(result);
            onResult(result);
        } finally {
            await lab.close();
        }
    }
    return results;
}

/** Whatever goes wrong on the way is a difference. */
export async function checkSample(file: string, text: string, lab: Laboratory): Promise<Verdict> {
    const check = checkFor(file);
    if (!check) return differs('no check knows this kind of file');
    try {
        return await check(JSON.parse(text), lab);
    } catch (error) {
        return differs(error instanceof Error ? error.message : String(error));
    }
}

import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newState, type PartnerCenterState } from './partner-center-state.ts';

export interface StateFile {
    state: PartnerCenterState;
    /** Notes that the state differs from the file. */
    changed(): void;
    /** Resolves once everything noted before the call is in the file. */
    flush(): Promise<void>;
}

/**
 * The state of `dataDir`, or a new one; without `dataDir` it lives in memory only.
 * Throws where the file is there but cannot be read as state.
 */
export async function openStateFile(dataDir?: string): Promise<StateFile> {
    if (dataDir === undefined) {
        return { state: newState(), changed: () => undefined, flush: () => Promise.resolve() };
    }
    await mkdir(dataDir, { recursive: true });
    const path = join(dataDir, 'partner-center.json');
    const state = (await readState(path)) ?? newState();
    let dirty = true;
    let writing: Promise<void> | null = null;

    const write = async () => {
        dirty = false;
        try {
            // Holds signing keys and a client secret. A rename replaces the file in one step, so a killed
            // process leaves the old state or the new one.
            await writeFile(`${path}.new`, JSON.stringify(state), { mode: 0o600 });
            await rename(`${path}.new`, path);
        } catch (error) {
            dirty = true;
            throw error;
        } finally {
            writing = null;
        }
    };
    const flush = async () => {
        while (dirty || writing) await (writing ??= write());
    };
    return { state, changed: () => void (dirty = true), flush };
}

async function readState(path: string): Promise<PartnerCenterState | null> {
    let text: string;
    try {
        text = await readFile(path, 'utf8');
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
    }
    const state = JSON.parse(text) as PartnerCenterState;
    if (state.version !== 1) {
        throw new Error(`${path} has version ${String(state.version)} of the state; this program knows 1.`);
    }
    // What a later version has added is not in the file of an earlier one.
    return { ...newState(), ...state };
}

import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { CosellError } from '@cosell/contracts';

/** https://sqlite.org/rescode.html#busy */
const SQLITE_BUSY = 5;

/**
 * Keeps every other process out of a folder that exists: PGlite takes no lock of its own, and two of them
 * lose each other's rows. SQLite holds the lock in the kernel, so it ends with the process, however that
 * ends.
 * @returns what releases it
 * @throws CosellError DATA_DIR_IN_USE
 */
export async function lockFolder(folder: string): Promise<() => void> {
    const file = new (sqlite().DatabaseSync)(join(folder, 'lock.sqlite'));
    try {
        file.exec('pragma locking_mode = exclusive; begin exclusive');
    } catch (error) {
        file.close();
        if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw error;
        throw new CosellError('DATA_DIR_IN_USE', `Folder: ${folder}.`, { cause: error });
    }
    return () => file.close();
}

/**
 * Node 22 warns that its SQLite is experimental as soon as it loads; that says nothing to whoever runs the
 * relay.
 */
function sqlite(): { DatabaseSync: typeof DatabaseSync } {
    const { emitWarning } = process;
    process.emitWarning = () => undefined;
    try {
        return process.getBuiltinModule('node:sqlite');
    } finally {
        process.emitWarning = emitWarning;
    }
}

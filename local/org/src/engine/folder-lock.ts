import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';

/** https://sqlite.org/rescode.html#busy */
const SQLITE_BUSY = 5;

/**
 * Keeps every other org out of a folder and returns how to let the next one in. The lock is SQLite's, held by
 * the kernel, so it ends with the process, however that ends. Throws where another org has it.
 */
export function lockFolder(folder: string): () => void {
    const database = openDatabase(path.join(folder, 'lock.sqlite'));
    try {
        database.exec('pragma locking_mode = exclusive; begin exclusive');
    } catch (cause) {
        database.close();
        if ((cause as { errcode?: number }).errcode !== SQLITE_BUSY) throw cause;
        throw new Error(`Another local org is running on the folder ${folder}. Stop it first.`, { cause });
    }
    return () => database.close();
}

/** Node 22 warns of SQLite as experimental when it loads; the one who starts an org cannot use that. */
function openDatabase(file: string): DatabaseSync {
    const { emitWarning } = process;
    process.emitWarning = () => undefined;
    try {
        return new (process.getBuiltinModule('node:sqlite').DatabaseSync)(file);
    } finally {
        process.emitWarning = emitWarning;
    }
}

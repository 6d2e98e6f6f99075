import { readdir, readFile } from 'node:fs/promises';
import { CosellError } from '@cosell/contracts';
import type { Database } from './database.ts';

const folder = new URL('../migrations/', import.meta.url);
/** Any number: whoever migrates holds the advisory lock of this one. */
const MIGRATION_LOCK = 20_261_120;

/**
 * Brings the schema up to date: forward only, all missing migrations in one transaction, one process at a
 * time.
 * @throws CosellError STORE_NEWER when a newer relay has been here
 */
export async function migrate(database: Database): Promise<void> {
    const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
    const newest = Math.max(...files.map(versionOf));
    await database.transaction(async (sql) => {
        await sql.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
        await sql.script(`create table if not exists migrations (
            version integer primary key, name text not null, applied_at timestamptz not null default now())`);
        const rows = await sql.query<{ version: number }>('select version from migrations');
        const applied = new Set(rows.map(({ version }) => version));
        const beyond = [...applied].filter((version) => version > newest);
        if (beyond.length)
            throw new CosellError(
                'STORE_NEWER',
                `Its version is ${Math.max(...beyond)}, this relay knows ${newest}.`
            );
        for (const name of files.filter((file) => !applied.has(versionOf(file)))) {
            await sql.script(await readFile(new URL(name, folder), 'utf8'));
            await sql.query('insert into migrations (version, name) values ($1, $2)', [
                versionOf(name),
                name
            ]);
        }
    });
}

/** `001-deals.sql` → 1 */
function versionOf(file: string): number {
    return Number.parseInt(file, 10);
}

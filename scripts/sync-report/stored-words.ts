import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';

/** What the deals of the report are full of, and the store must not know: people and notes. */
export const privateWords = [
    'carla.customer@',
    'otto.other@',
    'nora.person@',
    'dana.swope@',
    'sue.seller@',
    'ada.admin@',
    '<Azure> & more',
    'Second call',
    'Said at Microsoft',
    'Please price it',
    'Can you join',
    'one data platform'
];

/** Those of the words that any row of any table of the relay's store holds, with the table. */
export async function wordsInStore(relayDir: string, words: readonly string[]): Promise<string[]> {
    const store = await PGlite.create(path.join(relayDir, 'database'));
    try {
        const { rows: tables } = await store.query<{ name: string }>(
            `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
            where schemaname not in ('pg_catalog', 'information_schema')`
        );
        const found: string[] = [];
        for (const { name } of tables) {
            const { rows } = await store.query<{ text: string }>(`select t::text as text from ${name} t`);
            const all = rows.map(({ text }) => text).join('\n');
            found.push(...words.filter((word) => all.includes(word)).map((word) => `${word} in ${name}`));
        }
        return found;
    } finally {
        await store.close();
    }
}

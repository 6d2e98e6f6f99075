import { isDeepStrictEqual } from 'node:util';
import type { Database } from '../database/database.ts';
import { jsonText } from '../json-text.ts';
import type { DealState, Forgotten, Json } from '../types.ts';
import { withoutPeople } from './without-people.ts';

interface Row {
    seenCrm: Json;
    seenPartner: Json;
    refused: Json;
    state: DealState;
}

/** See `Store.forgetPeople`. */
export async function forgetPeople(database: Database, words: readonly string[]): Promise<Forgotten> {
    const known = new Set(words);
    const found = await database.query<{ id: string }>(
        `select id from deals where exists (
            select from jsonb_path_query(jsonb_build_array(seen_crm, seen_partner, refused), '$.**.who') as word
            where word #>> '{}' = any($1::text[])
        ) order by id`,
        [words]
    );
    const forgotten = { deals: 0, kept: 0 };
    for (const { id } of found)
        await database.transaction(async (sql) => {
            const [row] = await sql.query<Row>(
                `select seen_crm as "seenCrm", seen_partner as "seenPartner", refused, state
                from deals where id = $1 for update`,
                [id]
            );
            if (!row) return;
            const { seenCrm, seenPartner, refused, kept } = withoutPeopleIn(row, known);
            if (kept) forgotten.kept++;
            if (isDeepStrictEqual({ seenCrm, seenPartner, refused, state: row.state }, row)) return;
            forgotten.deals++;
            await sql.query(
                `update deals set seen_crm = $2::jsonb, seen_partner = $3::jsonb, refused = $4::jsonb
                where id = $1`,
                [id, jsonText(seenCrm), jsonText(seenPartner), jsonText(refused)]
            );
        });
    return forgotten;
}

/**
 * What Partner Center still holds must stay known as long as the deal may be compared again: a person whom no
 * memory knows would count as one that Microsoft has just added, and be taken into Salesforce once more.
 */
export function withoutPeopleIn(
    { seenCrm, seenPartner, refused, state }: Row,
    words: ReadonlySet<string>
): Omit<Row, 'state'> & { kept: boolean } {
    const theirs = withoutPeople(seenPartner, words);
    const stays = state !== 'tombstone';
    return {
        seenCrm: withoutPeople(seenCrm, words),
        seenPartner: stays ? seenPartner : theirs,
        refused: withoutPeople(refused, words),
        kept: stays && !isDeepStrictEqual(theirs, seenPartner)
    };
}

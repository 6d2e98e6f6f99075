import type { PgBoss } from 'pg-boss';

/** Statements on one connection. Values: `$1` placeholders; JSON as text, never as an object. */
export interface Sql {
    query<Row = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>;
    /** Several statements without values. */
    script(text: string): Promise<void>;
}

/** Statements that `urgent` runs side by side where the database can. */
export const URGENT_AT_ONCE = 2;

/** PGlite in a folder, or PostgreSQL: one dialect. */
export interface Database extends Sql {
    /** Goes before all that waits for its turn, and waits for no transaction but the one under way. */
    urgent: Sql;
    /** Read committed. `work` touches nothing but `sql` and may be repeated after a deadlock. */
    transaction<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result>;
    /** `reconnected` is called whenever notifications may have been missed. @returns what ends it */
    listen(
        channel: string,
        heard: (payload: string) => void,
        reconnected: () => void
    ): Promise<() => Promise<void>>;
    /** One at a time by name, over all processes. */
    withLock<Result>(name: string, work: () => Promise<Result>): Promise<Result>;
    /** How pg-boss reaches the same database. */
    queueConnection: ConstructorParameters<typeof PgBoss>[0];
    /** This process alone can have this database open: what others left under way is nobody's any more. */
    exclusive: boolean;
    close(): Promise<void>;
}

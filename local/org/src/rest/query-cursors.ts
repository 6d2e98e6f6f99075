import { randomBytes } from 'node:crypto';

/**
 * The rest of a long result, handed out page by page. A cursor belongs to the user who asked (REST API,
 * query).
 */
export class QueryCursors {
    #open = new Map<string, { userId: string; rows: unknown[] }>();

    /** Keeps the rows and returns the cursor's locator, e.g. `01g000a1b2c3d4e5f6`. */
    open(userId: string, rows: unknown[]): string {
        const locator = `01g${randomBytes(8).toString('hex').slice(0, 15)}`;
        this.#open.set(locator, { userId, rows });
        return locator;
    }

    /** The whole result of a locator, or undefined where it is unknown or another user's. */
    rows(userId: string, locator: string): unknown[] | undefined {
        const cursor = this.#open.get(locator);
        return cursor?.userId === userId ? cursor.rows : undefined;
    }

    close(locator: string): void {
        this.#open.delete(locator);
    }
}

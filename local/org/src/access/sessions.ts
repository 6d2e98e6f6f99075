import { randomBytes } from 'node:crypto';

/** Sessions end two hours after their last use, the platform's default. */
const IDLE_MS = 2 * 3600 * 1000;

interface Session {
    userId: string;
    usedAt: number;
}

/** Access tokens and whose they are. They live in memory: a restart of the org ends every session. */
export class Sessions {
    readonly #byToken = new Map<string, Session>();
    readonly #orgId: string;

    constructor(orgId: string) {
        this.#orgId = orgId;
    }

    /** A new opaque access token: the org's 15-character id, `!`, and a secret. */
    open(userId: string): string {
        const token = `${this.#orgId.slice(0, 15)}!${randomBytes(72).toString('base64url')}`;
        this.#byToken.set(token, { userId, usedAt: Date.now() });
        return token;
    }

    /** The user of a live session, or undefined. */
    userOf(token: string | undefined): string | undefined {
        const session = token === undefined ? undefined : this.#byToken.get(token);
        if (!session || !token) return undefined;
        if (Date.now() - session.usedAt > IDLE_MS) {
            this.#byToken.delete(token);
            return undefined;
        }
        session.usedAt = Date.now();
        return session.userId;
    }

    revoke(token: string): void {
        this.#byToken.delete(token);
    }
}

/** The token of an `Authorization: Bearer …` (or Salesforce's own `OAuth …`) header. */
export const bearerOf = (header: string | undefined): string | undefined =>
    /^(?:Bearer|OAuth) (.+)$/i.exec(header ?? '')?.[1];

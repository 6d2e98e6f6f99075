import type { PairingStore } from '../pairing/types.ts';
import type { Json, Store } from '../types.ts';
import { json, type Tables } from './tables.ts';

interface Token {
    usedAt: Date | null;
    expiresAt: Date | null;
}

type Setup = PairingStore & Pick<Store, 'readSetting' | 'writeSetting' | 'traffic' | 'countStamped'>;

/** The part of the store without a database that an admin uses. */
export function memorySetup(tables: Tables): Setup {
    const settings = new Map<string, Json>();
    const tokens = new Map<string, Token>();
    let code: { hash: string; expiresAt: Date; tries: number } | null = null;
    const isGood = ({ expiresAt }: Token, now: Date) => expiresAt === null || expiresAt > now;

    return {
        readSetting: async (name) => json(settings.get(name) ?? null),
        async writeSetting(name, value) {
            settings.set(name, json(value));
        },
        async setPairingCode(hash, expiresAt, tries) {
            code = { hash, expiresAt, tries };
        },
        async tryPairingCode(hash, now) {
            if (!code || code.tries === 0 || code.expiresAt <= now) return false;
            const fits = code.hash === hash;
            if (!fits) code.tries -= 1;
            return fits;
        },
        async addToken(hash, { unusedUntil }) {
            for (const [other, { usedAt }] of tokens) if (!usedAt) tokens.delete(other);
            tokens.set(hash, { usedAt: null, expiresAt: unusedUntil });
        },
        async useToken(hash, { now, othersUntil }) {
            const token = tokens.get(hash);
            if (!token || !isGood(token, now)) return false;
            if (token.usedAt) return true;
            for (const other of tokens.values())
                if (!other.expiresAt || other.expiresAt > othersUntil) other.expiresAt = othersUntil;
            Object.assign(token, { usedAt: now, expiresAt: null });
            code = null;
            return true;
        },
        isPaired: async (now) => [...tokens.values()].some((token) => token.usedAt && isGood(token, now)),
        traffic: async () => ({ lastIn: null, lastOut: null }),
        async countStamped(recordId, stamp) {
            const handed = [...tables.deals.values()].filter((row) => row.stamps[recordId] === stamp);
            const held = handed.filter(({ state }) => state === 'held').length;
            const done = handed.filter((row) => row.doneSeq >= row.hintSeq && row.state !== 'held').length;
            return { handed: handed.length, done, held };
        }
    };
}

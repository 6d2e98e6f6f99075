import { createHash, randomBytes } from 'node:crypto';
import { CosellError } from '@cosell/contracts';
import type { PairingStore } from '../store/pairing/types.ts';

export interface Pairing {
    /** A new code for a person, good for ten minutes and five tries; an earlier one counts no more. */
    newCode(): Promise<string>;
    /**
     * A token for whoever has the code. The same code gives another one until a token of it was used, for an
     * answer can get lost.
     * @throws CosellError PAIRING_CODE
     */
    redeem(code: string): Promise<string>;
    /** The next token; the one in use holds until this one is used. */
    rotate(): Promise<string>;
    accepts(token: string): Promise<boolean>;
    /** Whether an org uses a token of this relay. */
    isPaired(): Promise<boolean>;
}

export const CODE_MINUTES = 10;
const TRIES = 5;
/** A token that is never used was lost on its way. */
const UNUSED_MS = 24 * 60 * 60_000;
/** For calls that are under way when the next token is used first. */
const OVERLAP_MS = 10 * 60_000;
/** Crockford's: nothing in it is read as something else. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 10;

export function createPairing(
    store: PairingStore,
    now: () => Date,
    random: (bytes: number) => Buffer = randomBytes
): Pairing {
    const after = (milliseconds: number) => new Date(now().getTime() + milliseconds);

    async function newToken(): Promise<string> {
        const token = `cosell_${random(32).toString('base64url')}`;
        await store.addToken(hashOf(token), { now: now(), unusedUntil: after(UNUSED_MS) });
        return token;
    }

    return {
        async newCode() {
            // 256 is a multiple of 32: each letter is as likely as any other.
            const code = [...random(CODE_LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
            await store.setPairingCode(hashOf(code), after(CODE_MINUTES * 60_000), TRIES);
            return `${code.slice(0, CODE_LENGTH / 2)}-${code.slice(CODE_LENGTH / 2)}`;
        },
        async redeem(code) {
            if (!(await store.tryPairingCode(hashOf(asWritten(code)), now())))
                throw new CosellError('PAIRING_CODE', '');
            return newToken();
        },
        rotate: newToken,
        accepts: (token) => store.useToken(hashOf(token), { now: now(), othersUntil: after(OVERLAP_MS) }),
        isPaired: () => store.isPaired(now())
    };
}

/** People type it: small letters, spaces, and O for 0 are no mistake. */
const asWritten = (code: string) =>
    code.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

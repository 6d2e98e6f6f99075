import { createHmac, hkdfSync } from 'node:crypto';
import type { Fingerprint } from '../sync/memory.ts';

/** 128 bits tell values apart and say nothing of them to whoever has the store without the key. */
const CHARACTERS = 22;

/**
 * The keyed hash that stands for notes and people in the store. A key of its own is derived (HKDF-SHA256), so
 * that the encryption key itself serves one purpose.
 */
export function createFingerprint(encryptionKey: Buffer): Fingerprint {
    const key = Buffer.from(hkdfSync('sha256', encryptionKey, '', 'co-sell memories', 32));
    return (text) => createHmac('sha256', key).update(text).digest('base64url').slice(0, CHARACTERS);
}

import { z } from 'zod';
import { seal, unseal } from '../store/secrets/seal.ts';

const NAME = 'sign-in in a browser';

const memorySchema = z.object({
    ticket: z.string(),
    state: z.string(),
    nonce: z.string(),
    verifier: z.string()
});

/**
 * What the browser carries, sealed, from the link to the way back: so that only the browser that began
 * can finish, and that a mail filter that opens the link disturbs nobody.
 */
export type BrowserMemory = z.infer<typeof memorySchema>;

/** @param key 32 bytes. Fits into a cookie. */
export function sealMemory(key: Buffer, memory: BrowserMemory): string {
    return seal(key, NAME, JSON.stringify(memory)).toString('base64url');
}

/** Null: not ours, or of another key. */
export function openMemory(key: Buffer, sealed: string): BrowserMemory | null {
    try {
        return memorySchema.parse(JSON.parse(unseal(key, NAME, Buffer.from(sealed, 'base64url'))));
    } catch {
        return null;
    }
}

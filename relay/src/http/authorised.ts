import { createHash, timingSafeEqual } from 'node:crypto';
import { bearerOf } from './bearer.ts';

/** Hashes are of one length, so that the comparison takes as long whatever was sent. */
const hashOf = (text: string) => createHash('sha256').update(text).digest();

/**
 * Whether `Authorization: Bearer <token>` carries the relay's token (RELAY_TOKEN). Compares in constant time.
 * @param token null: the relay has none, so nobody is let in
 */
export function isAuthorised(authorization: string | undefined, token: string | null): boolean {
    const sent = bearerOf(authorization);
    return token !== null && sent !== null && timingSafeEqual(hashOf(sent), hashOf(token));
}

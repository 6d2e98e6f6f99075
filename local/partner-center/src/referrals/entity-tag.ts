import { randomBytes } from 'node:crypto';

/**
 * Looks like the Cosmos DB tags of the service: `"84001c9d-0000-0100-0000-6225a63e0000"`, quotes included.
 */
export function newEntityTag(now: Date): string {
    const seconds = Math.floor(now.getTime() / 1000)
        .toString(16)
        .padStart(8, '0');
    return `"${randomBytes(4).toString('hex')}-0000-0100-0000-${seconds}0000"`;
}

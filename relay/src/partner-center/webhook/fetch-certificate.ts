import { CosellError } from '@cosell/contracts/errors';

export interface FetchLimits {
    /** For the whole download. Default: 5,000. */
    milliseconds?: number;
    /** Default: 32 KiB; a certificate has about 2. */
    bytes?: number;
}

/**
 * The bytes at an address that has been checked before. Follows no redirect.
 *
 * @throws CosellError WEBHOOK_CERTIFICATE_UNAVAILABLE if no whole answer comes in time, or the answer is
 *   429 or 5xx; WEBHOOK_CERTIFICATE if there is an answer that is not acceptable (other status, too large).
 */
export async function fetchCertificate(
    address: string,
    fetch: typeof globalThis.fetch,
    { milliseconds = 5_000, bytes = 32 * 1024 }: FetchLimits = {}
): Promise<Uint8Array> {
    try {
        const signal = AbortSignal.timeout(milliseconds);
        const response = await fetch(address, { redirect: 'manual', signal, credentials: 'omit' });
        if (response.status !== 200) {
            await response.body?.cancel();
            const passing = response.status === 429 || response.status >= 500;
            throw new CosellError(
                passing ? 'WEBHOOK_CERTIFICATE_UNAVAILABLE' : 'WEBHOOK_CERTIFICATE',
                `${address} answered ${response.status}.`
            );
        }
        return await readBounded(response, bytes, address);
    } catch (cause) {
        if (cause instanceof CosellError) throw cause;
        throw new CosellError('WEBHOOK_CERTIFICATE_UNAVAILABLE', `${address} did not answer.`, { cause });
    }
}

/** Counts what really comes: a Content-Length may be missing or wrong, and a compressed body grows. */
async function readBounded(response: Response, limit: number, address: string): Promise<Uint8Array> {
    const chunks: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of response.body ?? []) {
        length += chunk.length;
        if (length > limit) {
            throw new CosellError('WEBHOOK_CERTIFICATE', `${address} answered more than ${limit} bytes.`);
        }
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}

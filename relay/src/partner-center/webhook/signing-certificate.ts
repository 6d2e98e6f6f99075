import { createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { CosellError } from '@cosell/contracts/errors';
import { buildChain } from './certificate-chain.ts';
import type { Trust } from './certificate-chain.ts';
import { fetchCertificate } from './fetch-certificate.ts';
import { leafProblem } from './leaf-problem.ts';
import { parseCertificate } from './parse-certificate.ts';
import type { X509Certificate } from './x509.ts';

/** A certificate that was traced to a root: what is left of it is its key and how long it may be used. */
export interface SigningCertificate {
    publicKey: KeyObject;
    /** When the first certificate of its chain ends. */
    validUntil: Date;
}

export interface SigningCertificateRules {
    trust: Trust;
    /** Accepted besides the file name of the address. */
    subjectNames: string[];
    fetch: typeof globalThis.fetch;
    now(): Date;
}

/**
 * Downloads and checks the certificate at an allowed address.
 *
 * @throws CosellError WEBHOOK_CERTIFICATE naming what failed; WEBHOOK_CERTIFICATE_UNAVAILABLE.
 */
export async function loadSigningCertificate(
    address: string,
    rules: SigningCertificateRules
): Promise<SigningCertificate> {
    const bytes = await fetchCertificate(address, rules.fetch);
    try {
        return await checkCertificate(bytes, address, rules);
    } catch (cause) {
        // @peculiar/x509 reads an extension only when it is asked for: malformed ones show up anywhere.
        if (cause instanceof CosellError) throw cause;
        throw new CosellError('WEBHOOK_CERTIFICATE', `A certificate of ${address} is malformed.`, { cause });
    }
}

async function checkCertificate(
    bytes: Uint8Array,
    address: string,
    { trust, subjectNames, now }: SigningCertificateRules
): Promise<SigningCertificate> {
    const leaf = parseCertificate(bytes);
    const problem = leafProblem(leaf, [fileStem(address), ...subjectNames], now());
    if (problem) throw new CosellError('WEBHOOK_CERTIFICATE', `${problem}.`);
    const chain = await buildChain(leaf, trust, now());
    const validUntil = new Date(Math.min(...chain.map(({ notAfter }) => notAfter.getTime())));
    return { publicKey: rsaKey(leaf), validUntil };
}

/** `https://…/cert/pcnotifications-dispatch.microsoft.com.cer` → `pcnotifications-dispatch.microsoft.com` */
function fileStem(address: string): string {
    const file = new URL(address).pathname.split('/').at(-1) ?? '';
    return file.replace(/\.[^.]*$/, '');
}

function rsaKey(leaf: X509Certificate): KeyObject {
    const key = createPublicKey({ key: Buffer.from(leaf.publicKey.rawData), format: 'der', type: 'spki' });
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
    if (key.asymmetricKeyType === 'rsa' && bits >= 2048) return key;
    const what = `${key.asymmetricKeyType} with ${bits} bits`;
    throw new CosellError('WEBHOOK_CERTIFICATE', `its key is ${what}, not RSA with 2,048 or more.`);
}

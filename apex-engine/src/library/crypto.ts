import crypto from 'node:crypto';
import { ApexObject, Blob, Unsupported } from '../values/index.ts';
import { cipher } from './cipher.ts';
import type { Library } from './library.ts';

/** Names of algorithms in Apex, in lower case, and in OpenSSL. */
const DIGESTS: Record<string, string> = {
    md5: 'md5',
    sha1: 'sha1',
    'sha-1': 'sha1',
    sha256: 'sha256',
    'sha-256': 'sha256',
    sha512: 'sha512',
    'sha-512': 'sha512',
    'sha3-256': 'sha3-256',
    'sha3-384': 'sha3-384',
    'sha3-512': 'sha3-512',
    hmacmd5: 'md5',
    hmacsha1: 'sha1',
    hmacsha256: 'sha256',
    hmacsha512: 'sha512',
    rsa: 'sha1',
    'rsa-sha1': 'sha1',
    'rsa-sha256': 'sha256',
    'rsa-sha512': 'sha512'
};

export function defineCrypto(library: Library): void {
    const digest = (algorithm: string): string =>
        DIGESTS[algorithm.toLowerCase()] ??
        library.fail('NoSuchAlgorithmException', `Invalid algorithm ${algorithm}`);
    const mac = (algorithm: string, data: Blob, key: Blob): Buffer =>
        crypto.createHmac(digest(algorithm), key.bytes).update(data.bytes).digest();
    const verifyMac = (algorithm: string, data: Blob, key: Blob, given: Blob): boolean =>
        mac(algorithm, data, key).equals(given.bytes);
    library.define('Crypto', {
        'static Blob generateDigest(String, Blob)': (algorithm, { bytes }) =>
            new Blob(crypto.createHash(digest(algorithm)).update(bytes).digest()),
        'static Blob generateMac(String, Blob, Blob)': (algorithm, data, key) =>
            new Blob(mac(algorithm, data, key)),
        'static Boolean verifyHMac(String, Blob, Blob, Blob)': verifyMac,
        'static Boolean verifyMac(String, Blob, Blob, Blob)': verifyMac,
        'static Integer getRandomInteger()': () => library.randomBytes(4).readInt32BE(),
        'static Long getRandomLong()': () => library.randomBytes(8).readBigInt64BE(),
        'static Blob sign(String, Blob, Blob)': (algorithm, data, key) =>
            guarded(library, () =>
                crypto.sign(
                    digest(algorithm),
                    data.bytes,
                    crypto.createPrivateKey({ key: key.bytes, format: 'der', type: 'pkcs8' })
                )
            ),
        'static Boolean verify(String, Blob, Blob, Blob)': (algorithm, data, signature, key) => {
            const publicKey = () => crypto.createPublicKey({ key: key.bytes, format: 'der', type: 'spki' });
            return guardedCall(library, () =>
                crypto.verify(digest(algorithm), data.bytes, publicKey(), signature.bytes)
            );
        },
        'static Blob signWithCertificate(String, Blob, String)': () => {
            throw new Unsupported('Crypto.signWithCertificate');
        }
    });
    defineEncryption(library);
}

function defineEncryption(library: Library): void {
    const vectorLength = (algorithm: string): number => (/GCM/i.test(algorithm) ? 12 : 16);
    library.define('Crypto', {
        'static Blob generateAesKey(Integer)': (bits) => new Blob(library.randomBytes(bits / 8)),
        'static Blob encrypt(String, Blob, Blob, Blob)': (algorithm, key, vector, data) =>
            guarded(library, () => cipher(library, algorithm, key.bytes, vector.bytes).encrypt(data.bytes)),
        'static Blob decrypt(String, Blob, Blob, Blob)': (algorithm, key, vector, data) =>
            guarded(library, () => cipher(library, algorithm, key.bytes, vector.bytes).decrypt(data.bytes)),
        'static Blob encryptWithManagedIV(String, Blob, Blob)': (algorithm, key, data) => {
            const vector = library.randomBytes(vectorLength(algorithm));
            return guarded(library, () =>
                Buffer.concat([vector, cipher(library, algorithm, key.bytes, vector).encrypt(data.bytes)])
            );
        },
        'static Blob decryptWithManagedIV(String, Blob, Blob)': (algorithm, key, data) => {
            const length = vectorLength(algorithm);
            const vector = data.bytes.subarray(0, length);
            return guarded(library, () =>
                cipher(library, algorithm, key.bytes, vector).decrypt(data.bytes.subarray(length))
            );
        }
    });
}

function guarded(library: Library, run: () => Buffer): Blob {
    return new Blob(guardedCall(library, run));
}

/** What OpenSSL refuses, as the exception and in the words of the platform. */
function guardedCall<T>(library: Library, run: () => T): T {
    try {
        return run();
    } catch (error) {
        if (error instanceof ApexObject) throw error;
        const { code, message } = error as Error & { code?: string };
        if (code === 'ERR_CRYPTO_INVALID_KEYLEN')
            return library.fail('SecurityException', 'Invalid private key. Must be 16, 24 or 32 bytes');
        if (/bad decrypt|wrong final|unable to authenticate/i.test(message))
            return library.fail(
                'SecurityException',
                'Given final block not properly padded. Such issues can arise if a bad key is used during ' +
                    'decryption.'
            );
        return library.fail('SecurityException', message);
    }
}

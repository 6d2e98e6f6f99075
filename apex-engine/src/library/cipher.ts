import crypto from 'node:crypto';
import type { Library } from './library.ts';

/** Bytes of the tag that AES-GCM puts behind the text. */
const TAG_LENGTH = 16;

interface Cipher {
    encrypt(data: Buffer): Buffer;
    decrypt(data: Buffer): Buffer;
}

/** AES128, AES192, AES256 (CBC), and with -GCM at the end. Throws what OpenSSL throws. */
export function cipher(library: Library, algorithm: string, key: Buffer, vector: Buffer): Cipher {
    const [, bits, galois] = /^AES(128|192|256)(-GCM)?$/i.exec(algorithm) ?? [];
    if (!bits)
        return library.fail(
            'InvalidParameterValueException',
            `Invalid algorithm: ${algorithm}. Must be AES128, AES192, or AES256.`
        );
    return galois
        ? galoisCipher(`aes-${bits}-gcm`, key, vector)
        : blockCipher(`aes-${bits}-cbc`, key, vector);
}

function blockCipher(name: string, key: Buffer, vector: Buffer): Cipher {
    return {
        encrypt(data) {
            const encryption = crypto.createCipheriv(name, key, vector);
            return Buffer.concat([encryption.update(data), encryption.final()]);
        },
        decrypt(data) {
            const decryption = crypto.createDecipheriv(name, key, vector);
            return Buffer.concat([decryption.update(data), decryption.final()]);
        }
    };
}

function galoisCipher(name: string, key: Buffer, vector: Buffer): Cipher {
    return {
        encrypt(data) {
            const encryption = crypto.createCipheriv(name as crypto.CipherGCMTypes, key, vector);
            return Buffer.concat([encryption.update(data), encryption.final(), encryption.getAuthTag()]);
        },
        decrypt(data) {
            const decryption = crypto.createDecipheriv(name as crypto.CipherGCMTypes, key, vector);
            decryption.setAuthTag(data.subarray(-TAG_LENGTH));
            return Buffer.concat([decryption.update(data.subarray(0, -TAG_LENGTH)), decryption.final()]);
        }
    };
}

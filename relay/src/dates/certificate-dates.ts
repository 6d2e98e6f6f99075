import { createPrivateKey, X509Certificate } from 'node:crypto';
import { CosellError } from '@cosell/contracts';

const ONE = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/**
 * When the first of the certificates in a PEM text ends.
 * @throws CosellError CONFIG_INVALID, naming the setting, where there is none or one cannot be read
 */
export function firstEnd(pem: string, setting: string): Date {
    const ends = (pem.match(ONE) ?? []).map((one) => readCertificate(one, setting).validToDate.getTime());
    if (ends.length === 0) throw wrong(setting, 'holds no certificate in PEM');
    return new Date(Math.min(...ends));
}

/**
 * When the certificate of the External Client App ends.
 * @throws CosellError CONFIG_INVALID where it cannot be read, or belongs to another key
 */
export function salesforceCertificateEnd(pem: string, privateKeyPem: string): Date {
    const setting = 'SALESFORCE_CERTIFICATE_FILE';
    const certificate = readCertificate(pem, setting);
    if (!certificate.checkPrivateKey(createPrivateKey(privateKeyPem)))
        throw wrong(setting, 'is of another key than SALESFORCE_PRIVATE_KEY_FILE');
    return certificate.validToDate;
}

function readCertificate(pem: string, setting: string): X509Certificate {
    try {
        return new X509Certificate(pem);
    } catch (cause) {
        throw wrong(setting, 'holds a certificate that cannot be read', cause);
    }
}

const wrong = (setting: string, what: string, cause?: unknown) =>
    new CosellError('CONFIG_INVALID', `\n- ${setting} ${what}`, { cause });

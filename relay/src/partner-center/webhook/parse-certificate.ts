import { PemConverter, X509Certificate } from './x509.ts';

const pemStart = '-----BEGIN CERTIFICATE-----';

/**
 * One certificate from DER or PEM bytes; of several in one PEM text the first. Throws an Error if there is
 * none.
 */
export function parseCertificate(bytes: Uint8Array): X509Certificate {
    const text = Buffer.from(bytes).toString('latin1');
    if (text.includes(pemStart)) {
        const [first] = parseCertificates(text);
        if (first) return first;
    }
    return new X509Certificate(new Uint8Array(bytes));
}

/** Every certificate of a PEM text, in its order. Throws an Error if one cannot be read. */
export function parseCertificates(pem: string): X509Certificate[] {
    return PemConverter.decodeWithHeaders(pem)
        .filter(({ type }) => type === 'CERTIFICATE')
        .map(({ rawData }) => new X509Certificate(rawData));
}

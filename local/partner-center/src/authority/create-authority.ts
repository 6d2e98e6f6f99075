import './reflect-metadata.ts';
import * as x509 from '@peculiar/x509';
import { randomBytes, webcrypto } from 'node:crypto';

export interface KeyAndCertificate {
    /** PKCS#8, PEM. */
    privateKey: string;
    /** PEM. */
    certificate: string;
}

/** Root → intermediate → leaf, as they are kept. */
export interface AuthorityKeys {
    root: KeyAndCertificate;
    intermediate: KeyAndCertificate;
    leaf: KeyAndCertificate;
    /** What the leaf's authority information access names. */
    intermediateUrl: string;
}

export const DISPATCH_HOST = 'pcnotifications-dispatch.microsoft.com';

const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: new Uint8Array([1, 0, 1]) };
const RSA = { ...ALGORITHM, modulusLength: 2048 };
const DAY = 24 * 3600 * 1000;

const ROOT = 'CN=Local Partner Center Root, O=Local Partner Center, C=US';
const INTERMEDIATE = 'CN=Local Microsoft TLS Issuing CA 01, O=Microsoft Corporation, C=US';
const LEAF = `CN=${DISPATCH_HOST}, O=Microsoft Corporation, L=Redmond, ST=WA, C=US`;

/**
 * The authority that signs webhooks: `kept` from an earlier run where it is still good, else a new one. The
 * leaf is issued anew when the address of this server has moved or its last day has come.
 */
export async function openAuthority(
    kept: AuthorityKeys | null,
    intermediateUrl: string
): Promise<AuthorityKeys> {
    if (kept && kept.intermediateUrl === intermediateUrl && isGood(kept.leaf)) return kept;
    const [root, intermediate] =
        kept && isGood(kept.intermediate) ? [kept.root, kept.intermediate] : await newIssuers();
    return { root, intermediate, leaf: await issueLeaf(intermediate, intermediateUrl), intermediateUrl };
}

const isGood = ({ certificate }: KeyAndCertificate) =>
    new x509.X509Certificate(certificate).notAfter.getTime() > Date.now() + DAY;

async function newIssuers(): Promise<[KeyAndCertificate, KeyAndCertificate]> {
    const rootKeys = await newKeys();
    const root = await x509.X509CertificateGenerator.createSelfSigned({
        name: ROOT,
        keys: rootKeys,
        signingAlgorithm: ALGORITHM,
        ...validFor(3650),
        extensions: await issuerExtensions(rootKeys.publicKey, rootKeys.publicKey)
    });
    const keys = await newKeys();
    const intermediate = await x509.X509CertificateGenerator.create({
        subject: INTERMEDIATE,
        issuer: root.subject,
        publicKey: keys.publicKey,
        signingKey: rootKeys.privateKey,
        signingAlgorithm: ALGORITHM,
        ...validFor(1825),
        extensions: await issuerExtensions(keys.publicKey, rootKeys.publicKey, 0)
    });
    return [await toPem(rootKeys, root), await toPem(keys, intermediate)];
}

/** What of a leaf differs from the usual one. */
export interface LeafOptions {
    host?: string;
    /** From when to when, in days from now. */
    days?: [from: number, to: number];
}

/** A signing certificate with a key of its own. */
export async function issueLeaf(
    issuer: KeyAndCertificate,
    intermediateUrl: string,
    { host = DISPATCH_HOST, days = [0, 365] }: LeafOptions = {}
): Promise<KeyAndCertificate> {
    const keys = await newKeys();
    const issuerCertificate = new x509.X509Certificate(issuer.certificate);
    const certificate = await x509.X509CertificateGenerator.create({
        subject: LEAF.replace(DISPATCH_HOST, host),
        issuer: issuerCertificate.subject,
        publicKey: keys.publicKey,
        signingKey: await importPrivateKey(issuer.privateKey),
        signingAlgorithm: ALGORITHM,
        ...validBetween(...days),
        extensions: [
            new x509.BasicConstraintsExtension(false, undefined, true),
            new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
            new x509.ExtendedKeyUsageExtension([
                x509.ExtendedKeyUsage.serverAuth,
                x509.ExtendedKeyUsage.clientAuth
            ]),
            new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: host }]),
            new x509.AuthorityInfoAccessExtension({
                caIssuers: new x509.GeneralName('url', intermediateUrl)
            }),
            await x509.AuthorityKeyIdentifierExtension.create(issuerCertificate.publicKey),
            await x509.SubjectKeyIdentifierExtension.create(keys.publicKey)
        ]
    });
    return toPem(keys, certificate);
}

/** The names of the good one, but nobody vouches for it. */
export async function selfSignedLeaf(): Promise<KeyAndCertificate> {
    const keys = await newKeys();
    const san = new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: DISPATCH_HOST }]);
    const certificate = await x509.X509CertificateGenerator.createSelfSigned({
        name: LEAF,
        keys,
        signingAlgorithm: ALGORITHM,
        ...validFor(365),
        extensions: [san]
    });
    return toPem(keys, certificate);
}

async function issuerExtensions(own: webcrypto.CryptoKey, issuer: webcrypto.CryptoKey, pathLength?: number) {
    const { keyCertSign, cRLSign } = x509.KeyUsageFlags;
    return [
        new x509.BasicConstraintsExtension(true, pathLength, true),
        new x509.KeyUsagesExtension(keyCertSign | cRLSign, true),
        await x509.AuthorityKeyIdentifierExtension.create(issuer),
        await x509.SubjectKeyIdentifierExtension.create(own)
    ];
}

const newKeys = () => webcrypto.subtle.generateKey(RSA, true, ['sign', 'verify']);

/** Real time, not the simulated clock: see `clock.ts`. An hour back, for a receiver whose clock is late. */
const validBetween = (from: number, to: number) => ({
    serialNumber: randomBytes(16).toString('hex').replace(/^./, '4'),
    notBefore: new Date(Date.now() + from * DAY - 3600 * 1000),
    notAfter: new Date(Date.now() + to * DAY)
});
const validFor = (days: number) => validBetween(0, days);

async function toPem(
    keys: webcrypto.CryptoKeyPair,
    certificate: x509.X509Certificate
): Promise<KeyAndCertificate> {
    const der = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
    return {
        privateKey: x509.PemConverter.encode(der, 'PRIVATE KEY'),
        certificate: certificate.toString('pem')
    };
}

const importPrivateKey = (pem: string) =>
    webcrypto.subtle.importKey('pkcs8', x509.PemConverter.decodeFirst(pem), ALGORITHM, true, ['sign']);

/** The address in Microsoft's sample of a delivery (Partner Center webhooks, "Webhook callback"). */
export const microsoftCertificateUrl =
    'https://3psostorageacct.blob.core.windows.net/cert/pcnotifications-dispatch.microsoft.com.cer';

export const microsoftSubjectNames = ['pcnotifications-dispatch.microsoft.com'];

/** Where Microsoft's authorities publish their certificates (Azure Certificate Authority details, "AIA"). */
const microsoftIntermediateHosts = [
    'cacerts.digicert.com',
    'cacerts.digicert.cn',
    'cacerts.geotrust.com',
    'caissuers.microsoft.com',
    'www.microsoft.com'
];

/**
 * Hosts (`host` or `host:port`) that an issuer's certificate may come from: Microsoft's and those of the
 * signing certificate itself.
 */
export function intermediateHostsFor(certificateUrls: string[]): string[] {
    return [...microsoftIntermediateHosts, ...certificateUrls.map((address) => new URL(address).host)];
}

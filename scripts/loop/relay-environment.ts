import { createHash } from 'node:crypto';
import path from 'node:path';
import type { LoopFiles } from './loop-files.ts';

interface Surroundings {
    files: LoopFiles;
    org: { url: string; orgId: string; pubSubEndpoint: string };
    /** Integration user. */
    username: string;
    partnerCenterUrl: string;
    /** Differs from `partnerCenterUrl` where somebody stands in between. */
    partnerApiUrl: string;
    signedIn: { tenantId: string; clientId: string; clientSecret: string; refreshToken: string };
    rootCertificatesFile: string;
}

/** The settings of a relay that works between the local org and the local Partner Center. */
export function relayEnvironment(surroundings: Surroundings): Record<string, string> {
    const { files, org, partnerCenterUrl, signedIn } = surroundings;
    return {
        SALESFORCE_LOGIN_URL: org.url,
        SALESFORCE_CLIENT_ID: files.clientId,
        SALESFORCE_USERNAME: surroundings.username,
        SALESFORCE_PRIVATE_KEY_FILE: files.privateKeyFile,
        SALESFORCE_PUBSUB_ENDPOINT: org.pubSubEndpoint,
        SALESFORCE_ORG_ID: org.orgId,
        PARTNER_TENANT_ID: signedIn.tenantId,
        PARTNER_CLIENT_ID: signedIn.clientId,
        PARTNER_CLIENT_SECRET: signedIn.clientSecret,
        PARTNER_REFRESH_TOKEN: signedIn.refreshToken,
        PARTNER_LOGIN_URL: partnerCenterUrl,
        PARTNER_API_URL: surroundings.partnerApiUrl,
        PARTNER_WEBHOOK_API_URL: partnerCenterUrl,
        PARTNER_CERTIFICATE_URLS: `${partnerCenterUrl}/cert/pcnotifications-dispatch.microsoft.com.cer`,
        PARTNER_ROOT_CERTIFICATES_FILE: surroundings.rootCertificatesFile,
        RELAY_HOST: '127.0.0.1',
        RELAY_PORT: String(files.ports.relay),
        RELAY_PUBLIC_URL: `http://127.0.0.1:${files.ports.relay}`,
        RELAY_DATA_DIR: path.resolve(files.dataDir, 'relay'),
        RELAY_ENCRYPTION_KEY: files.encryptionKey,
        RELAY_TOKEN: relayTokenOf(files),
        RELAY_DEFAULT_CURRENCY: 'USD',
        // Lists of the local Partner Center do not lag behind unless a switch says so.
        RELAY_LISTS_LAG_SECONDS: '5',
        LOG_LEVEL: 'info'
    };
}

/** The same for every run on one data folder. */
export function relayTokenOf({ encryptionKey }: LoopFiles): string {
    return createHash('sha256').update(`token ${encryptionKey}`).digest('hex');
}

import { readFileSync } from 'node:fs';
import type { Config } from '../config.ts';
import { firstEnd, salesforceCertificateEnd } from './certificate-dates.ts';
import type { DatedThings } from './dates-to-watch.ts';

/** What is the same for as long as the relay runs. */
export type FixedDates = Omit<DatedThings, 'signInRenewedAt' | 'relayCertificateEnds'>;

/** @throws CosellError CONFIG_INVALID for a certificate that cannot be read */
export function fixedDates({ partnerCenter, salesforce, webhook }: Config): FixedDates {
    const { certificateFile, privateKeyFile } = salesforce;
    const { rootCertificatesFile } = webhook;
    const read = (file: string) => readFileSync(file, 'utf8');
    return {
        clientSecretExpires: partnerCenter.clientSecretExpires,
        salesforceCertificateEnds:
            certificateFile === null
                ? null
                : salesforceCertificateEnd(read(certificateFile), read(privateKeyFile)),
        rootCertificateEnds:
            rootCertificatesFile === null
                ? null
                : firstEnd(read(rootCertificatesFile), 'PARTNER_ROOT_CERTIFICATES_FILE')
    };
}

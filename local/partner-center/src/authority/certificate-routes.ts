import { X509Certificate } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { PartnerCenter } from '../partner-center.ts';
import { DISPATCH_HOST } from './create-authority.ts';
import { authorityOf, signingLeaf } from './signing-leaf.ts';

export const LEAF_PATH = `/cert/${DISPATCH_HOST}.cer`;
export const INTERMEDIATE_PATH = '/cert/intermediate.cer';

/**
 * Stands for Microsoft's certificate blob. Each address serves one certificate, DER; never the whole
 * chain.
 */
export function addCertificateRoutes(server: FastifyInstance, partnerCenter: PartnerCenter): void {
    const serve = (path: string, operation: string, read: () => Promise<string>) =>
        server.get(path, { config: { operation } }, async (_request, reply) =>
            reply.type('application/pkix-cert').send(new X509Certificate(await read()).raw)
        );
    serve(LEAF_PATH, 'getSigningCertificate', async () => (await signingLeaf(partnerCenter)).certificate);
    serve(INTERMEDIATE_PATH, 'getIntermediateCertificate', async () => {
        return authorityOf(partnerCenter).intermediate.certificate;
    });
}

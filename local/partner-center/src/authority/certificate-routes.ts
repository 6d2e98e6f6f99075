import { X509Certificate } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { PartnerCenter } from '../partner-center.ts';
import { DISPATCH_HOST } from './create-authority.ts';

export const LEAF_PATH = `/cert/${DISPATCH_HOST}.cer`;
export const INTERMEDIATE_PATH = '/cert/intermediate.cer';

/**
 * Stands for Microsoft's certificate blob. Each address serves one certificate, DER; never the whole
 * chain.
 */
export function addCertificateRoutes(server: FastifyInstance, { state }: PartnerCenter): void {
    const serve = (path: string, operation: string, which: 'leaf' | 'intermediate') =>
        server.get(path, { config: { operation } }, (_request, reply) => {
            const pem = state.authority?.[which].certificate ?? '';
            return reply.type('application/pkix-cert').send(new X509Certificate(pem).raw);
        });
    serve(LEAF_PATH, 'getSigningCertificate', 'leaf');
    serve(INTERMEDIATE_PATH, 'getIntermediateCertificate', 'intermediate');
}

import type { FastifyInstance } from 'fastify';
import type { Sessions } from '../access/sessions.ts';
import type { EngineThread } from '../engine/engine-thread.ts';
import { FIRST_VERSION, LAST_VERSION } from '../rest/org-info.ts';
import { anonymousAnswer, fault, readCall } from './apex-soap.ts';

interface SoapParts {
    engine: EngineThread;
    sessions: Sessions;
}

/**
 * `POST /services/Soap/s/{version}/{org id}`: of the Apex SOAP API executeAnonymous alone. Who calls is told
 * by the session in the envelope, and by no header of HTTP; every fault is answered 500, as SOAP 1.1 has it.
 */
export function addSoapRoute(server: FastifyInstance, { engine, sessions }: SoapParts): void {
    server.post<{ Params: { version: string } }>('/services/Soap/s/:version/*', async (request, reply) => {
        reply.type('text/xml;charset=UTF-8');
        const refuse = (code: string, message: string) => reply.status(500).send(fault(code, message));
        const [, version] = /^(\d+)\.0$/.exec(request.params.version) ?? [];
        if (!version || Number(version) < FIRST_VERSION || Number(version) > LAST_VERSION)
            return refuse('UNSUPPORTED_API_VERSION', 'Invalid Api version specified on URL');
        const call = readCall(typeof request.body === 'string' ? request.body : '');
        if (!call) return refuse('UNKNOWN_EXCEPTION', 'The request is no SOAP envelope.');
        const userId = sessions.userOf(call.sessionId);
        if (!userId)
            return refuse('INVALID_SESSION_ID', 'Invalid Session ID found in SessionHeader: Illegal Session');
        if (call.operation !== 'executeAnonymous')
            return refuse(
                'NOT_IMPLEMENTED',
                `The local org does not support the SOAP call ${call.operation}.`
            );
        const apiVersion = `${version}.0`;
        const answer = await engine.request('anonymous', { source: call.source, apiVersion, userId });
        return 'error' in answer ? refuse(answer.error, answer.message) : anonymousAnswer(answer);
    });
}

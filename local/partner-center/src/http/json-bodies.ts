import type { FastifyInstance } from 'fastify';

/** Takes `application/json` alone (anything else is 415), and an empty body as none. */
export function takeJsonBodies(server: FastifyInstance): void {
    server.removeAllContentTypeParsers();
    server.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, parsed) => {
        if (body === '') return parsed(null, undefined);
        try {
            parsed(null, JSON.parse(body as string));
        } catch (error) {
            const { message } = error as SyntaxError;
            parsed(Object.assign(new Error(`The body is not JSON: ${message}`), { statusCode: 400 }));
        }
    });
}

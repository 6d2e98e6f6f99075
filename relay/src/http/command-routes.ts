import { CosellError, commandBodies, commandNames, opportunityId } from '@cosell/contracts';
import type { CommandName } from '@cosell/contracts';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { answerCommand, readDeal, readHeld, type CommandPorts } from '../commands/answer-command.ts';
import type { Command } from '../commands/change-for.ts';
import { statusOf } from '../commands/refused-request.ts';
import type { Access } from './access.ts';
import { errorBody } from './error-body.ts';
import { guardCommands } from './guard-commands.ts';
import { readJsonBody } from './json-body.ts';

/** Seconds; callouts from Apex end after 120 at the latest. */
const LONGEST_WAIT = 60;

interface Address {
    Params: { opportunityId: string; command: string };
    Querystring: { wait?: string };
}

/**
 * `POST /v1/deals/{opportunityId}/{command}?wait=seconds`, `GET /v1/deals/{opportunityId}`, `GET /v1/held`:
 * bodies and answers as `contracts/src/commands.ts` has them.
 */
export function addCommandRoutes(server: FastifyInstance, ports: CommandPorts & { access: Access }): void {
    const onRequest = guardCommands(ports.access, ports.now);

    async function answer(reply: FastifyReply, work: () => Promise<unknown>): Promise<FastifyReply> {
        try {
            return reply.send(await work());
        } catch (error) {
            if (!(error instanceof CosellError)) throw error;
            return reply.code(statusOf(error.code)).send(errorBody(error.code));
        }
    }

    server.post<Address>('/v1/deals/:opportunityId/:command', { onRequest }, (request, reply) =>
        answer(reply, async () => {
            const { params, query, body } = request;
            const told = await answerCommand(
                ports,
                readId(params.opportunityId),
                readCommand(params.command, body),
                readWait(query.wait) * 1000
            );
            if ('state' in told && told.state === 'waiting') reply.code(202);
            return told;
        })
    );
    server.get<Address>('/v1/deals/:opportunityId', { onRequest }, ({ params }, reply) =>
        answer(reply, () => readDeal(ports, readId(params.opportunityId)))
    );
    server.get('/v1/held', { onRequest }, (_request, reply) =>
        answer(reply, async () => ({ deals: await readHeld(ports) }))
    );
}

const invalid = (detail: string) => new CosellError('REQUEST_INVALID', detail);

function readId(given: string): string {
    const read = opportunityId.safeParse(given);
    if (!read.success) throw invalid('Not an Opportunity id of 18 characters.');
    return read.data;
}

function readCommand(given: string, body: unknown): Command {
    const name = commandNames.find((known) => known === given) as CommandName | undefined;
    if (!name) throw invalid(`There is no command ${given}.`);
    return { name, body: readJsonBody<unknown>(commandBodies[name], body) } as Command;
}

function readWait(given = '0'): number {
    if (!/^\d{1,3}$/.test(given) || Number(given) > LONGEST_WAIT)
        throw invalid(`wait: 0 to ${LONGEST_WAIT} seconds.`);
    return Number(given);
}

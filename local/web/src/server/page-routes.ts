import type { FastifyInstance } from 'fastify';
import { newOpportunity } from './new-opportunity.ts';
import { createStateReader, type Sources } from './read-state.ts';

/** What the page itself asks and does: its state, and what the people on either side do. */
export function addPageRoutes(server: FastifyInstance, parts: Sources): void {
    const { org, control } = parts;
    const readState = createStateReader(parts);

    server.get<{ Querystring: { opportunity?: string } }>('/page/state', ({ query }) =>
        readState(query.opportunity ?? '', new Date())
    );

    server.post('/page/opportunities', async () => ({
        id: await newOpportunity(org, new Date(), Math.random)
    }));

    server.post('/page/microsoft/deals', () => control.post('/control/microsoft/deals', {}));

    server.post<{ Params: { id: string; answer: string } }>(
        '/page/microsoft/referrals/:id/:answer',
        { schema: { params: referralParams({ answer: { enum: ['accept', 'decline'] } }) } },
        ({ params }) => control.post(`/control/microsoft/referrals/${params.id}/${params.answer}`, {})
    );

    server.post<{ Params: { id: string }; Body: { dealValue: number } }>(
        '/page/portal/referrals/:id',
        {
            schema: {
                params: referralParams({}),
                body: {
                    type: 'object',
                    required: ['dealValue'],
                    properties: { dealValue: { type: 'number', minimum: 0 } }
                }
            }
        },
        ({ params, body }) =>
            control.post(`/control/portal/referrals/${params.id}`, [
                { op: 'replace', path: '/details/dealValue', value: body.dealValue }
            ])
    );
}

const referralParams = (others: object) => ({
    type: 'object',
    properties: { id: { type: 'string', pattern: '^[0-9a-fA-F-]{36}$' }, ...others }
});

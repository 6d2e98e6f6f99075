import { z } from 'zod';
import type { CallContext } from './client-types.ts';
import { readBody } from './read-json.ts';
import type { Request } from './request.ts';

const PATH = '/webhooks/v1/registration/validationEvents';

const sentSchema = z.looseObject({ correlationId: z.uuid() });
const stateSchema = z.looseObject({
    status: z.string(),
    results: z
        .array(
            z.looseObject({
                responseCode: z.string().nullish(),
                responseMessage: z.string().nullish(),
                dateTimeUtc: z.string().nullish()
            })
        )
        .nullish()
});

/** What Microsoft tells of a test event. */
export interface TestEventState {
    /** As Microsoft has it: `completed` when it was delivered, or given up. */
    status: string;
    /** One for each try. */
    results: { responseCode: string; responseMessage: string; dateTimeUtc: string }[];
}

/**
 * Asks for a test event; the registration must include `test-created`. Two a minute (Partner Center webhooks,
 * "Validation events").
 * @returns the id that the event's `ResourceUri` will end in
 */
export async function sendTestEvent(request: Request, context: CallContext): Promise<string> {
    const answer = await request({ audience: 'webhooks', method: 'POST', path: PATH }, context);
    const read = (json: unknown) => sentSchema.parse(json);
    return readBody(read, answer.body, 'The answer to a test event').correlationId;
}

/** Null: Microsoft does not know it (yet). */
export async function readTestEvent(
    request: Request,
    correlationId: string,
    context: CallContext
): Promise<TestEventState | null> {
    const answer = await request(
        { audience: 'webhooks', method: 'GET', path: `${PATH}/${correlationId}`, alsoTaken: 404 },
        context
    );
    if (answer.status === 404) return null;
    const read = (json: unknown) => stateSchema.parse(json);
    const { status, results } = readBody(read, answer.body, 'The state of a test event');
    return {
        status,
        results: (results ?? []).map(({ responseCode, responseMessage, dateTimeUtc }) => ({
            responseCode: responseCode ?? '',
            responseMessage: responseMessage ?? '',
            dateTimeUtc: dateTimeUtc ?? ''
        }))
    };
}

import type { Change } from '../go-round.ts';
import { otherReadings, type Switches } from '@cosell/local-partner-center';

/** How the local Partner Center behaves while a deal goes round. */
export interface Condition {
    name: string;
    switches: Partial<Switches>;
    /** Calls of its control server before the round. */
    faults: readonly (readonly [path: string, body: object])[];
    /** Default: answered. */
    change?: Change;
}

const reading = (switches: Partial<Switches>): Condition => ({
    name: Object.entries(switches)
        .map(([name, value]) => `${name} ${value}`)
        .join(', '),
    switches,
    faults: []
});

/** Readings that are only seen together to hurt: all of how an answer looks, and a late list. */
const together: Partial<Switches>[] = [
    {
        createdDirection: 'Incoming',
        ownAssistanceCode: 'Unknown',
        dealValueInAnswers: 'string',
        salesStages: 'percent',
        emptyIds: 'object',
        emptySize: 'text',
        escapedNames: true,
        solutionTypes: 'None',
        linkSpelling: 'engagments',
        relatedEventId: 'own'
    },
    { createStatus: 201, preferHonoured: false, brokenRuleStatus: 422, outOfScopeStatus: 404 },
    { relatedEventId: 'own', listDelayMilliseconds: 1500 }
];

const fault = (name: string, ...faults: Condition['faults']): Condition => ({ name, switches: {}, faults });
const REQUESTS = '/control/faults';
const EVENTS = '/control/webhooks/faults';

/**
 * Not here: a create that never arrived (whether it did is only certain when lists lag no more, a minute
 * later).
 */
const badDays: Condition[] = [
    fault('every event twice', [EVENTS, { kind: 'duplicate', count: 30 }]),
    fault('events half a second late', [EVENTS, { kind: 'delay', count: 30, milliseconds: 500 }]),
    fault('throttled for a second', [REQUESTS, { kind: 'throttled', retryAfterSeconds: 1, method: 'GET' }]),
    fault('the answer to the create is lost', [REQUESTS, { kind: 'cutAfter', operation: 'createReferral' }]),
    fault('half of the answer to the create', [
        REQUESTS,
        { kind: 'cutHalfway', operation: 'createReferral' }
    ]),
    fault('a change is lost on its way', [REQUESTS, { kind: 'cutBefore', operation: 'patchReferral' }]),
    { name: 'the answer to a change is lost', switches: {}, faults: [], change: 'unanswered' }
];

/**
 * Everything under which the relay has to work: each reading of the contract by itself, some together,
 * faults.
 */
export const conditions: readonly Condition[] = [
    ...otherReadings.map(reading),
    ...together.map(reading),
    ...badDays
];

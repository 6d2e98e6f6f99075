import type { FastifyInstance } from 'fastify';
import { rotateSigningLeaf } from '../authority/signing-leaf.ts';
import type { Fault } from '../faults/fault.ts';
import type { PartnerCenter } from '../partner-center.ts';
import { checkBody } from '../schemas/check-body.ts';
import { eventFaultSchema, faultSchema, releaseSchema, takeOverSchema } from '../schemas/fault-schemas.ts';
import type { EventFault } from '../webhooks/event-faults.ts';
import { referralEvents, takeOver } from '../webhooks/registration.ts';
import { sendTestEvent } from '../webhooks/validation-events.ts';

/** What goes wrong with requests, events and certificates, as asked for. */
export function addFaultRoutes(server: FastifyInstance, partnerCenter: PartnerCenter): void {
    const { state, changed } = partnerCenter;
    addRequestFaultRoutes(server, partnerCenter);

    server.get('/control/webhooks', () => ({
        registration: state.registration,
        undelivered: state.undelivered,
        parked: state.parked,
        held: state.eventsHeld,
        faults: state.eventFaults
    }));
    server.delete('/control/webhooks', () => {
        state.registration = null;
        changed();
        return { registration: null };
    });
    server.post('/control/webhooks/test', () => sendTestEvent(partnerCenter));
    server.post('/control/webhooks/take-over', ({ body }) => {
        const { url, events } = checkBody(body, takeOverSchema) as { url: string; events?: string[] };
        return takeOver(partnerCenter, url, events ?? [...referralEvents]);
    });
    server.post('/control/webhooks/hold', () => {
        state.eventsHeld = true;
        changed();
        return { held: true };
    });
    server.post('/control/webhooks/release', ({ body }) => {
        const { order = 'asRaised' } = checkBody(body ?? {}, releaseSchema) as {
            order?: 'asRaised' | 'reversed';
        };
        state.eventsHeld = false;
        partnerCenter.release(order);
        changed();
        return { held: false };
    });
    server.post('/control/webhooks/faults', ({ body }) => {
        const given = checkBody(body, eventFaultSchema) as Partial<EventFault> & Pick<EventFault, 'kind'>;
        state.eventFaults.push({ count: 1, eventName: null, milliseconds: 0, ...given });
        changed();
        return { faults: state.eventFaults };
    });
    server.post('/control/certificates/rotate', async () => {
        await rotateSigningLeaf(partnerCenter);
        return { rotated: true };
    });
}

function addRequestFaultRoutes(server: FastifyInstance, { state, changed }: PartnerCenter) {
    server.get('/control/faults', () => ({ faults: state.faults }));
    server.post('/control/faults', ({ body }) => {
        const given = checkBody(body, faultSchema) as Partial<Fault> & Pick<Fault, 'kind'>;
        state.faults.push({
            count: 1,
            method: null,
            path: null,
            operation: null,
            status: 503,
            retryAfterSeconds: null,
            milliseconds: 1000,
            ...given
        });
        changed();
        return { faults: state.faults };
    });
    server.delete('/control/faults', () => {
        state.faults = [];
        changed();
        return { faults: [] };
    });
}

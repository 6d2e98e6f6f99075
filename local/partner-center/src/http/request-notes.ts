import type { FastifyRequest } from 'fastify';
import type { RequestEntry } from '../journal/journal.ts';

declare module 'fastify' {
    interface FastifyContextConfig {
        /** The name under which the journal shows a request. */
        operation?: string;
    }
}

type Notes = Partial<Pick<RequestEntry, 'referralId' | 'errorCode' | 'flags'>> & { operation?: string };

const notes = new WeakMap<FastifyRequest, Notes>();

/** Remembers for the journal what the address alone does not tell. */
export const note = (request: FastifyRequest, more: Notes) =>
    void notes.set(request, { ...notes.get(request), ...more });

export const notesOf = (request: FastifyRequest): Notes => notes.get(request) ?? {};

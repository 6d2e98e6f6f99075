import type { AnonymousResult, PublishedEvent } from 'apex-engine';
import type { Addresses, NamedCredentials, OrgUser } from '../options.ts';
import type { RestCall, RestReply } from '../rest/call.ts';
import type { EventSchema } from '../pub-sub/event-schema.ts';

/** What the engine's thread is started with. */
export interface EngineStart {
    projectDir: string;
    definitionFile?: string | undefined;
    dataDir?: string;
    namedCredentials: NamedCredentials;
    addresses: Addresses;
    users: OrgUser[];
}

/** Answer to who a username is, for the token endpoint. */
export interface UserFound {
    id: string;
    active: boolean;
}

/** An event to publish for a user: field values by name, as Avro decodes them. */
export interface EventToPublish {
    topic: string;
    userId: string;
    values: Record<string, unknown>;
}

/** A platform event of the project and its schema. */
export interface TopicSchema {
    /** `/event/Name__e` */
    topic: string;
    schema: EventSchema;
}

/** What a user may do with a platform event. */
export interface TopicAccess {
    canPublish: boolean;
    canSubscribe: boolean;
}

/** Anonymous Apex of a user, and what its API version lets it take for granted. */
export interface AnonymousApex {
    source: string;
    apiVersion: string;
    userId: string;
}

/** Requests to the engine's thread by name: argument and answer. */
export interface EngineRequests {
    url: { in: string; out: void };
    rest: { in: RestCall; out: RestReply };
    user: { in: string; out: UserFound | null };
    topic: { in: { topic: string; userId: string }; out: TopicAccess | null };
    publish: { in: EventToPublish; out: { replayId: number } | { error: string } };
    anonymous: { in: AnonymousApex; out: AnonymousResult | { error: string; message: string } };
    close: { in: null; out: void };
}
export type EngineRequestName = keyof EngineRequests;

/** What the engine's thread knows once it has loaded. */
export interface EngineReady {
    orgId: string;
    schemas: TopicSchema[];
    /** Events of the last 72 hours that earlier runs of this org published. */
    earlierEvents: PublishedEvent[];
    /** Events up to this replay id are kept no more. */
    purgedThrough: number;
    /** The last replay id that was given out. */
    lastReplayId: number;
}

export interface EngineRequest {
    id: number;
    name: EngineRequestName;
    argument: unknown;
}

/**
 * What the engine's thread sends: once `ready`, then answers, events in the order of their replay ids, and
 * log lines.
 */
export type EngineMessage =
    | ({ kind: 'ready' } & EngineReady)
    | { kind: 'failed'; error: string }
    | { kind: 'answer'; id: number; result?: unknown; error?: string }
    | { kind: 'event'; event: PublishedEvent }
    | { kind: 'log'; line: string };

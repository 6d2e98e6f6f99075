import { createOrg, type Org, type PublishedEvent, type StoredRow } from 'apex-engine';
import { accessToTopic, allTopics, publishFromAvro } from '../pub-sub/event-objects.ts';
import { restErrorOf } from '../rest/rest-error.ts';
import { RestRouter } from '../rest/router.ts';
import { runAnonymous } from '../tooling/execute-anonymous.ts';
import type { EngineReady, EngineRequestName, EngineRequests, EngineStart } from './messages.ts';
import { namedCredentialCallout } from './named-credential-callout.ts';
import { OrgJournal } from './org-journal.ts';
import { ensureUsers } from './org-users.ts';

export interface Outlets {
    event(event: PublishedEvent): void;
    log(line: string): void;
    /** Answers the next waiting request, if there is one; called while Apex waits for a callout. */
    answerNext(): void;
}

/** The org inside the engine's thread: the engine, its journal, and the calls that reach it. */
export class HostedOrg {
    readonly #org: Org;
    readonly #journal: OrgJournal;
    readonly #router: RestRouter;
    readonly #outlets: Outlets;
    #url = '';
    #rows: StoredRow[] = [];
    #events: PublishedEvent[] = [];

    constructor(start: EngineStart, outlets: Outlets) {
        this.#outlets = outlets;
        this.#journal = new OrgJournal(start.dataDir, Date.now());
        const { orgId, keyPrefixes, rows, counters } = this.#journal.kept;
        this.#org = createOrg(start.projectDir, {
            shape: start.definitionFile,
            orgId,
            keyPrefixes,
            callout: namedCredentialCallout(start.namedCredentials, start.addresses, () =>
                this.#org.whileSuspended(outlets.answerNext)
            )
        });
        for (const { file, line, message } of this.#org.problems())
            outlets.log(`${file}:${line}: ${message}`);
        this.#org.restore({ rows, counters });
        this.#router = new RestRouter(this.#org, () => this.#url);
        this.#org.onCommit((changed) => this.#rows.push(...changed));
        this.#org.onEvent((event) => this.#events.push(event));
        this.#journal.open(this.#org.keyPrefixes());
        ensureUsers(this.#org, start.users);
        this.#keep();
    }

    ready(): EngineReady {
        const { orgId, events, purgedThrough } = this.#journal.kept;
        const lastReplayId = this.#org.counters().events;
        return { orgId, schemas: allTopics(this.#org), earlierEvents: events, purgedThrough, lastReplayId };
    }

    /** Answers one request; what it committed is on disk by then. */
    answer<Name extends EngineRequestName>(
        name: Name,
        argument: EngineRequests[Name]['in']
    ): EngineRequests[EngineRequestName]['out'] {
        try {
            return this.#answers[name](argument as never);
        } finally {
            this.#keep();
        }
    }

    /** Runs what the last request left to do later. A failure is no caller's: it goes to the log. */
    runJobs(): void {
        for (const run of this.#org.runAsync()) {
            if (run.error) this.#outlets.log(`${run.kind} ${run.class}: ${run.error}`);
        }
        this.#keep();
    }

    readonly #answers: { [Name in EngineRequestName]: (argument: never) => EngineRequests[Name]['out'] } = {
        url: (url: string) => {
            this.#url = url;
        },
        rest: (call: EngineRequests['rest']['in']) => this.#router.handle(call),
        user: (username: string) => this.#user(username),
        topic: (asked: EngineRequests['topic']['in']) => accessToTopic(this.#org, asked.topic, asked.userId),
        publish: (event: EngineRequests['publish']['in']) => publishFromAvro(this.#org, event),
        anonymous: (asked: EngineRequests['anonymous']['in']) => this.#anonymous(asked),
        close: () => this.#journal.close()
    };

    #anonymous({ source, apiVersion, userId }: EngineRequests['anonymous']['in']) {
        try {
            return this.#org.runAs(userId, () => runAnonymous(this.#org, source, apiVersion));
        } catch (error) {
            const [item] = restErrorOf(error).items;
            return { error: item!.errorCode, message: item!.message };
        }
    }

    #user(username: string) {
        const users = this.#org.runtime.db.rows(this.#org.runtime.schema.get('User')!);
        const user = users.find((row) => String(row.username).toLowerCase() === username.toLowerCase());
        return user ? { id: user.id, active: user.isactive === true } : null;
    }

    /** One journal line for everything since the last; only then do subscribers hear of the events. */
    #keep(): void {
        if (!this.#rows.length && !this.#events.length) return;
        const events = this.#events;
        this.#journal.append({ rows: this.#rows, events, counters: this.#org.counters() });
        this.#rows = [];
        this.#events = [];
        for (const event of events) this.#outlets.event(event);
    }
}

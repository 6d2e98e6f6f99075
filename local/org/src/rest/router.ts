import type { Org } from 'apex-engine';
import { apexRest, lightningApex } from './apex.ts';
import type { RestCall, RestContext, RestHandler, RestReply } from './call.ts';
import {
    createRecords,
    deleteRecords,
    retrieveRecords,
    updateRecords,
    upsertRecords
} from './collections.ts';
import { composite } from './composite.ts';
import { createNote, describeNotes, noteContent, updateNote } from './content-notes.ts';
import { myNotifications, sendCustomNotification } from './notifications.ts';
import { describeBasic, describeGlobal, describeObject } from './describe.ts';
import { FIRST_VERSION, identity, LAST_VERSION, limits, resourceList, userInfo } from './org-info.ts';
import { query, queryAll, queryMore } from './query.ts';
import { QueryCursors } from './query-cursors.ts';
import { notFound, notImplemented, replyOf, RestError, restErrorOf } from './rest-error.ts';
import {
    createRecord,
    deleteByExternalId,
    deleteRecord,
    retrieveByExternalId,
    retrieveRecord,
    updateRecord,
    upsertByExternalId
} from './sobject-rows.ts';
import { executeAnonymous } from '../tooling/execute-anonymous.ts';
import { runTestsAsynchronous } from '../tooling/run-tests.ts';
import { TestRuns } from '../tooling/test-runs.ts';
import { toolingQuery } from '../tooling/query.ts';
import { uiObjectInfo, uiPicklistOfField, uiPicklistValues } from '../ui-api/object-info.ts';
import { uiCreate, uiDelete, uiRecord, uiUpdate } from '../ui-api/records.ts';
import { uiRelatedList, uiRelatedLists } from '../ui-api/related-lists.ts';

/** Resources below `/services/data/vXX.0`; `*` stands for one part of the path. */
const RESOURCES: Record<string, Record<string, RestHandler>> = {
    '': { GET: resourceList },
    limits: { GET: limits },
    query: { GET: query },
    'query/*': { GET: queryMore },
    queryAll: { GET: queryAll },
    sobjects: { GET: describeGlobal },
    'sobjects/ContentNote': { GET: describeNotes, POST: createNote },
    'sobjects/*': { GET: describeBasic, POST: createRecord },
    'sobjects/*/describe': { GET: describeObject },
    'sobjects/ContentNote/*': { PATCH: updateNote },
    'sobjects/*/*': { GET: retrieveRecord, PATCH: updateRecord, DELETE: deleteRecord },
    'sobjects/ContentNote/*/Content': { GET: noteContent },
    'sobjects/*/*/*': { GET: retrieveByExternalId, PATCH: upsertByExternalId, DELETE: deleteByExternalId },
    'actions/standard/customNotificationAction': { POST: sendCustomNotification },
    'connect/notifications': { GET: myNotifications },
    composite: { POST: composite },
    'composite/sobjects': { POST: createRecords, PATCH: updateRecords, DELETE: deleteRecords },
    'composite/sobjects/*': { GET: retrieveRecords, POST: retrieveRecords },
    'composite/sobjects/*/*': { PATCH: upsertRecords },
    'tooling/executeAnonymous': { GET: executeAnonymous },
    'tooling/query': { GET: toolingQuery },
    'tooling/runTestsAsynchronous': { POST: runTestsAsynchronous },
    'ui-api/records': { POST: uiCreate },
    'ui-api/records/*': { GET: uiRecord, PATCH: uiUpdate, DELETE: uiDelete },
    'ui-api/object-info/*': { GET: uiObjectInfo },
    'ui-api/object-info/*/picklist-values/*': { GET: uiPicklistValues },
    'ui-api/object-info/*/picklist-values/*/*': { GET: uiPicklistOfField },
    'ui-api/related-list-records/*/*': { GET: uiRelatedList },
    'ui-api/related-list-records/batch/*/*': { GET: uiRelatedLists }
};

/** Answers every call of a signed-in user that reaches the engine's thread. Never throws. */
export class RestRouter {
    readonly #org: Org;
    readonly #url: () => string;
    readonly #cursors = new QueryCursors();
    readonly #testRuns: TestRuns;

    /** `url` gives this org's address, known only once the server listens. */
    constructor(org: Org, url: () => string) {
        this.#org = org;
        this.#testRuns = new TestRuns(org);
        this.#url = url;
    }

    handle(call: RestCall): RestReply {
        try {
            return this.#org.runAs(call.userId, () => this.#dispatch(call));
        } catch (error) {
            return replyOf(restErrorOf(error));
        }
    }

    #dispatch(call: RestCall): RestReply {
        const { handler, apiVersion, params } = this.#route(call);
        const context: RestContext = {
            org: this.#org,
            call,
            url: this.#url(),
            apiVersion,
            params,
            cursors: this.#cursors,
            testRuns: this.#testRuns,
            dispatch: (part) => this.#part(part)
        };
        return handler(context);
    }

    #part(call: RestCall): RestReply {
        try {
            return this.#dispatch(call);
        } catch (error) {
            throw restErrorOf(error);
        }
    }

    #route(call: RestCall): { handler: RestHandler; apiVersion: string; params: string[] } {
        const { method, path } = call;
        const outside = outsideOfData(method, path);
        if (outside) return { ...outside, apiVersion: `${LAST_VERSION}.0` };
        const [, version, rest = ''] = /^\/services\/data\/v(\d+)\.0(?:\/(.*))?$/.exec(path) ?? [];
        if (!version) throw notImplemented(`${method} ${path}`);
        if (Number(version) < FIRST_VERSION || Number(version) > LAST_VERSION) throw notFound();
        const parts = rest.split('/').filter(Boolean);
        const methods = Object.entries(RESOURCES).find(([pattern]) => matches(pattern, parts))?.[1];
        if (!methods) throw notImplemented(`${method} ${path}`);
        // Clients that cannot send PATCH say it in the address (REST API, "Update a record").
        const meant = method === 'POST' && call.query._HttpMethod ? call.query._HttpMethod : method;
        const handler = methods[meant === 'HEAD' ? 'GET' : meant];
        if (!handler) {
            const allowed = Object.keys(methods).join(',');
            const message = `HTTP Method '${method}' not allowed. Allowed are ${allowed}`;
            throw new RestError(405, 'METHOD_NOT_ALLOWED', message);
        }
        const pattern = Object.entries(RESOURCES).find(([, candidate]) => candidate === methods)![0];
        const params = parts.filter((_, i) => pattern.split('/')[i] === '*');
        return { handler, apiVersion: `${version}.0`, params: params.map(decodeURIComponent) };
    }
}

function outsideOfData(method: string, path: string): { handler: RestHandler; params: string[] } | undefined {
    const identityPath = /^\/id\/(\w+)\/(\w+)$/.exec(path);
    if (identityPath && method === 'GET') return { handler: identity, params: identityPath.slice(1) };
    if (path === '/services/oauth2/userinfo') return { handler: userInfo, params: [] };
    const apexPath = /^\/services\/apexrest\/(.+)$/.exec(path);
    if (apexPath) return { handler: apexRest, params: apexPath.slice(1) };
    const lightningPath = /^\/lightning\/apex\/(\w+\.\w+)$/.exec(path);
    if (lightningPath && method === 'POST') return { handler: lightningApex, params: lightningPath.slice(1) };
    return undefined;
}

function matches(pattern: string, parts: string[]): boolean {
    const wanted = pattern.split('/').filter(Boolean);
    return wanted.length === parts.length && wanted.every((part, i) => part === '*' || part === parts[i]);
}

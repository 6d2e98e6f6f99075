import type { RestHandler } from '../rest/call.ts';
import { RestError } from '../rest/rest-error.ts';
import type { TestRequest } from './test-runs.ts';

/** `POST /tooling/runTestsAsynchronous`: the id of a run that goes on; queries tell how it went. */
export const runTestsAsynchronous: RestHandler = ({ org, call, testRuns }) => {
    if (!org.runtime.permissions.all)
        throw new RestError(403, 'INSUFFICIENT_ACCESS', 'Running tests needs View Setup and Configuration.');
    return { status: 200, body: testRuns.start(JSON.parse(call.body || '{}') as TestRequest, call.userId) };
};

import type { AnonymousResult, Org } from 'apex-engine';
import type { RestHandler } from '../rest/call.ts';
import { RestError } from '../rest/rest-error.ts';

/** As the current user. @throws RestError for who may not author Apex; here all but System Administrators */
export function runAnonymous(org: Org, source: string, apiVersion: string): AnonymousResult {
    if (!org.runtime.permissions.all)
        throw new RestError(403, 'INSUFFICIENT_ACCESS', 'Anonymous Apex needs the permission Author Apex.');
    return org.executeAnonymous(source, { apiVersion: Number(apiVersion) });
}

/** `GET /tooling/executeAnonymous?anonymousBody=`; the log is told to who asks over SOAP. */
export const executeAnonymous: RestHandler = ({ org, call, apiVersion }) => {
    const source = call.query.anonymousBody;
    if (source === undefined)
        throw new RestError(400, 'MISSING_ARGUMENT', 'The anonymousBody parameter is required');
    const { log: _log, ...body } = runAnonymous(org, source, apiVersion);
    return { status: 200, body };
};

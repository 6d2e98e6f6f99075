import type { Metadata } from '@grpc/grpc-js';
import type { Sessions } from '../access/sessions.ts';
import { noSession } from './rpc-error.ts';

export interface OrgIdentity {
    sessions: Sessions;
    orgId: string;
    orgUrl: string;
}

/**
 * The user behind a call's metadata: accesstoken, instanceurl, tenantid (Pub/Sub API, "Authentication").
 * The scheme of instanceurl is not compared: clients insist on https, and a local org may speak http.
 * Throws RpcError UNAUTHENTICATED.
 */
export function callerOf(metadata: Metadata, { sessions, orgId, orgUrl }: OrgIdentity): string {
    const header = (name: string) => String(metadata.get(name)[0] ?? '');
    const userId = sessions.userOf(header('accesstoken'));
    const tenant = header('tenantid');
    const ownTenant = tenant === orgId || tenant === orgId.slice(0, 15);
    if (!userId || !ownTenant || hostOf(header('instanceurl')) !== hostOf(orgUrl)) throw noSession();
    return userId;
}

function hostOf(url: string): string {
    return URL.canParse(url) ? new URL(url).host : '';
}

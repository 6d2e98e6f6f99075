import path from 'node:path';
import { AuthInfo, Connection, Org, SfError } from '@salesforce/core';
import { openLoopFiles } from '../../loop/loop-files.ts';
import { admin } from '../../loop/people.ts';
import { signIn } from '../../loop/salesforce-session.ts';

export const API_VERSION = '67.0';
/** Names the org of the running `npm start`. */
export const LOCAL = 'local';
const dataDir = path.resolve(import.meta.dirname, '../../../.local');

export interface OrgConnection {
    username: string;
    instanceUrl: string;
    connection: Connection;
}

/**
 * Signs in to an org: one that the Salesforce CLI knows, or `local`, the org of the running `npm start`.
 * @throws SfError with what to do next
 */
export async function connectTo(alias: string, progress: (line: string) => void): Promise<OrgConnection> {
    progress(`Signing in to ${alias} …`);
    const org = alias === LOCAL ? await connectToLocal() : await connectToKnown(alias);
    progress(`Signed in to ${org.instanceUrl} as ${org.username}.`);
    return org;
}

async function connectToKnown(alias: string): Promise<OrgConnection> {
    try {
        const org = await Org.create({ aliasOrUsername: alias });
        const connection = org.getConnection(API_VERSION);
        await org.refreshAuth();
        return { username: org.getUsername() ?? alias, instanceUrl: connection.instanceUrl, connection };
    } catch (error) {
        throw new SfError(
            `The Salesforce CLI cannot sign in to ${alias}: ${error instanceof Error ? error.message : String(error)}`,
            'NoSuchOrg',
            [`sf org login web --alias ${alias}`, 'sf org list shows the orgs that it knows.'],
            1,
            error instanceof Error ? error : undefined
        );
    }
}

async function connectToLocal(): Promise<OrgConnection> {
    const { ports, clientId, privateKeyPem } = await openLoopFiles(dataDir);
    const orgUrl = `http://127.0.0.1:${ports.org}`;
    try {
        return await withToken(
            orgUrl,
            await signIn({ orgUrl, clientId, privateKeyPem }, admin.username),
            admin.username
        );
    } catch (error) {
        throw new SfError(
            `The local org does not answer at ${orgUrl}.`,
            'NoLocalOrg',
            ['npm start in another terminal, then again.'],
            1,
            error instanceof Error ? error : undefined
        );
    }
}

/** A connection with a token that was given elsewhere; nothing of it is kept by the Salesforce CLI. */
export async function withToken(
    instanceUrl: string,
    accessToken: string,
    username: string
): Promise<OrgConnection> {
    const authInfo = await AuthInfo.create({
        accessTokenOptions: { accessToken, instanceUrl, loginUrl: instanceUrl }
    });
    const connection = await Connection.create({ authInfo, connectionOptions: { version: API_VERSION } });
    return { username, instanceUrl, connection };
}

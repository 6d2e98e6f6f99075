import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { freePorts } from '../../scripts/loop/free-ports.ts';
import { environmentOf, type Peer } from './peer.ts';
import { startPeer } from './peer-process.ts';

export const n8n: Peer = {
    name: 'n8n',
    folder: 'n8n',
    atLeast: 5,
    async start(installed, surroundings) {
        const [port] = (await freePorts(1)) as [number];
        const url = `http://127.0.0.1:${port}`;
        return startPeer((folder) => ({
            command: [path.join(installed, 'n8n/bin/n8n'), 'start'],
            env: {
                ...environmentOf(surroundings),
                N8N_USER_FOLDER: folder,
                N8N_PORT: String(port),
                N8N_LISTEN_ADDRESS: '127.0.0.1',
                N8N_DIAGNOSTICS_ENABLED: 'false',
                N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
                N8N_RUNNERS_ENABLED: 'false',
                N8N_SECURE_COOKIE: 'false',
                N8N_BLOCK_ENV_ACCESS_IN_NODE: 'false',
                // It warns where there is none.
                DB_SQLITE_POOL_SIZE: '3',
                // As n8n advises where nobody looks at each execution: scaling, "Execution data".
                EXECUTIONS_DATA_SAVE_ON_SUCCESS: 'none'
            },
            changeUrl: `${url}/webhook/change`,
            isUp: () => isUp(url),
            setUp: () => activate(url)
        }));
    }
};

/**
 * While n8n starts, every path answers 200 with a line of text: JSON of the settings means that it is up. A
 * workflow that is active already has its webhook a little later.
 */
async function isUp(url: string): Promise<boolean> {
    return fetch(`${url}/rest/settings`)
        .then((answer) => answer.json())
        .then(
            () => true,
            () => false
        );
}

/**
 * Gives a fresh n8n an owner, creates the workflow and activates it. Importing an active one from the command
 * line fails on a foreign key in this version.
 */
async function activate(url: string): Promise<void> {
    let cookie = '';
    const call = async (method: string, at: string, body: object) => {
        const answer = await fetch(`${url}/rest${at}`, {
            method,
            headers: { 'content-type': 'application/json', 'browser-id': 'bench', cookie },
            body: JSON.stringify(body)
        });
        const text = await answer.text();
        if (!answer.ok) throw new Error(`${method} ${at}: ${answer.status} ${text.slice(0, 200)}`);
        cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
        return (JSON.parse(text) as { data: Record<string, string> }).data;
    };
    await call('POST', '/owner/setup', {
        email: 'bench@contoso.example',
        firstName: 'Bench',
        lastName: 'Owner',
        password: `Aa1${randomBytes(12).toString('hex')}`
    });
    const file = path.join(import.meta.dirname, 'n8n/workflow.json');
    const workflow = JSON.parse(await readFile(file, 'utf8')) as object;
    const { id, versionId } = await call('POST', '/workflows', { ...workflow, active: false });
    await call('PATCH', `/workflows/${id}`, { ...workflow, active: true, versionId });
}

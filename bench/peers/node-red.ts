import { copyFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { freePorts } from '../../scripts/loop/free-ports.ts';
import { environmentOf, type Peer } from './peer.ts';
import { startPeer } from './peer-process.ts';

/** A server without its editor, as Node-RED advises (https://nodered.org/docs/user-guide/runtime/configuration). */
const settings = {
    uiHost: '127.0.0.1',
    httpAdminRoot: false,
    flowFile: 'flows.json',
    credentialSecret: false,
    diagnostics: { enabled: false },
    telemetry: { enabled: false, updateNotification: false },
    logging: { console: { level: 'warn' } }
};

export const nodeRed: Peer = {
    name: 'Node-RED',
    folder: 'node-red',
    atLeast: 1,
    async start(installed, surroundings) {
        const [port] = (await freePorts(1)) as [number];
        const changeUrl = `http://127.0.0.1:${port}/change`;
        return startPeer((folder) => ({
            command: [
                path.join(installed, 'node-red/red.js'),
                '--userDir',
                folder,
                '--settings',
                path.join(folder, 'settings.js'),
                '--port',
                String(port)
            ],
            env: environmentOf(surroundings),
            changeUrl,
            async prepare() {
                const flows = path.join(import.meta.dirname, 'node-red/flows.json');
                await copyFile(flows, path.join(folder, 'flows.json'));
                const text = `module.exports = ${JSON.stringify(settings)};`;
                await writeFile(path.join(folder, 'settings.js'), text);
            },
            // The route is there when the flows have begun.
            isUp: () =>
                fetch(changeUrl, { method: 'OPTIONS' }).then(
                    ({ headers }) => (headers.get('allow') ?? '').includes('POST'),
                    () => false
                )
        }));
    }
};

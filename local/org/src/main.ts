// Runs the local org alone: node local/org/src/main.ts --project DIR [--port N] [--pub-sub-port N] [--data
// DIR]   --client-id ID --public-key FILE.pem --user 'name@example.com:Permission_Set,Other_Set' [--user …]
// [--named-credential Name=http://127.0.0.1:9000]
import fs from 'node:fs';
import { parseArgs } from 'node:util';
import type { OrgUser } from './options.ts';
import { startOrg } from './start-org.ts';

const { values } = parseArgs({
    options: {
        project: { type: 'string', default: '.' },
        port: { type: 'string', default: '0' },
        'pub-sub-port': { type: 'string', default: '0' },
        data: { type: 'string' },
        'client-id': { type: 'string' },
        'public-key': { type: 'string' },
        user: { type: 'string', multiple: true, default: [] },
        'named-credential': { type: 'string', multiple: true, default: [] }
    }
});
const missing = (['client-id', 'public-key'] as const).filter((name) => !values[name]);
if (missing.length || !values.user.length) {
    console.error(
        `Missing: ${[...missing, ...(values.user.length ? [] : ['user'])].map((n) => `--${n}`).join(', ')}`
    );
    process.exit(1);
}

const org = await startOrg({
    projectDir: values.project,
    port: Number(values.port),
    pubSubPort: Number(values['pub-sub-port']),
    dataDir: values.data,
    connectedApp: {
        clientId: values['client-id']!,
        publicKeyPem: fs.readFileSync(values['public-key']!, 'utf8')
    },
    users: values.user.map(userOf),
    namedCredentials: Object.fromEntries(values['named-credential'].map((pair) => splitAt(pair, '='))),
    log: (line) => console.error(line)
});
console.log(`Salesforce org ${org.orgId} at ${org.url}, Pub/Sub API at ${org.pubSubEndpoint}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void org.close());

function userOf(text: string): OrgUser {
    const [username, sets] = splitAt(text, ':');
    const permissionSets = sets.split(',').filter(Boolean);
    return { username, lastName: username.split('@')[0]!, email: username, permissionSets };
}

function splitAt(text: string, separator: string): [string, string] {
    const at = text.indexOf(separator);
    return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

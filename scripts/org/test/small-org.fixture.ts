import { generateKeyPairSync } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startOrg, type RunningOrg } from '@cosell/local-org';
import { signIn } from '../../loop/salesforce-session.ts';

const META =
    '<?xml version="1.0" encoding="UTF-8"?><ApexClass xmlns="http://soap.sforce.com/2006/04/metadata">' +
    '<apiVersion>67.0</apiVersion><status>Active</status></ApexClass>';
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const ADMIN = 'ada@example.com';

export interface SmallOrg {
    /** Of its project, and for what a test writes. */
    folder: string;
    org: RunningOrg;
    /** Access token of the administrator. */
    token: string;
    close(): Promise<void>;
}

/**
 * A local org with an administrator.
 * @param sources classes of its project: file name → Apex
 */
export async function startSmallOrg(sources: Record<string, string>): Promise<SmallOrg> {
    const folder = await mkdtemp(path.join(tmpdir(), 'small-org-'));
    const classes = path.join(folder, 'app/classes');
    await mkdir(classes, { recursive: true });
    await writeFile(
        path.join(folder, 'sfdx-project.json'),
        '{"packageDirectories": [{"path": "app", "default": true}], "sourceApiVersion": "67.0"}'
    );
    for (const [name, source] of Object.entries(sources)) {
        await writeFile(path.join(classes, name), source);
        await writeFile(path.join(classes, `${name}-meta.xml`), META);
    }
    const publicKeyPem = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const privateKeyPem = keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const profile = 'System Administrator';
    const org = await startOrg({
        ...{ projectDir: folder, port: 0, pubSubPort: 0 },
        connectedApp: { clientId: 'app', publicKeyPem },
        users: [{ username: ADMIN, lastName: 'Admin', email: ADMIN, profile, permissionSets: [] }]
    });
    const token = await signIn({ orgUrl: org.url, clientId: 'app', privateKeyPem }, ADMIN);
    return {
        ...{ folder, org, token },
        async close() {
            await org.close();
            await rm(folder, { recursive: true });
        }
    };
}

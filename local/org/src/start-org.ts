import { Sessions } from './access/sessions.ts';
import { EngineThread } from './engine/engine-thread.ts';
import { httpServer } from './http/server.ts';
import type { OrgOptions, RunningOrg } from './options.ts';
import { startPubSub } from './pub-sub/start-pub-sub.ts';

/**
 * Starts a local Salesforce org that hosts the project: HTTP and the Pub/Sub API, on 127.0.0.1 alone.
 * Throws where the project does not load, a user's permission set does not exist, or a port is taken.
 */
export async function startOrg(options: OrgOptions): Promise<RunningOrg> {
    const log = options.log ?? (() => {});
    const { projectDir, definitionFile, dataDir, users, connectedApp: app } = options;
    const { namedCredentials = {}, addresses = {} } = options;
    const engine = await EngineThread.start(
        { projectDir, definitionFile, dataDir, namedCredentials, addresses, users },
        log
    );
    const sessions = new Sessions(engine.ready.orgId);
    let url = '';
    const server = httpServer({ engine, sessions, app, url: () => url });
    try {
        const address = await server.listen({ host: '127.0.0.1', port: options.port });
        url = options.publicUrl ?? address;
        await engine.request('url', url);
        const pubSub = await startPubSub({
            engine,
            sessions,
            dataDir,
            port: options.pubSubPort,
            orgUrl: url,
            keepAliveMs: options.keepAliveMs ?? 270_000
        });
        return {
            url,
            orgId: engine.ready.orgId,
            pubSubEndpoint: pubSub.endpoint,
            pubSubCertificatePem: pubSub.certificatePem,
            close: async () => {
                await pubSub.close();
                await server.close();
                await engine.close();
            }
        };
    } catch (error) {
        await server.close();
        await engine.close();
        throw error;
    }
}

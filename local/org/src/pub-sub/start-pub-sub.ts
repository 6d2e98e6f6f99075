import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as grpc from '@grpc/grpc-js';
import protoLoader from '@grpc/proto-loader';
import type { Sessions } from '../access/sessions.ts';
import type { EngineThread } from '../engine/engine-thread.ts';
import { callerOf } from './caller.ts';
import { serverCertificate } from './certificate.ts';
import { EventLog } from './event-log.ts';
import type { PublishRequest, PublishResponse } from './messages.ts';
import { badRequest, RpcError } from './rpc-error.ts';
import { Subscription } from './subscription.ts';
import { Topics } from './topics.ts';

export interface PubSub {
    endpoint: string;
    certificatePem: string;
    close(): Promise<void>;
}

/** How long open calls may take to end when the org shuts down, ms. */
const SHUTDOWN_MS = 1000;

/** Starts the Pub/Sub API over gRPC with TLS on 127.0.0.1. Throws where the port is taken. */
export async function startPubSub(parts: {
    engine: EngineThread;
    sessions: Sessions;
    dataDir: string | undefined;
    port: number;
    orgUrl: string;
    keepAliveMs: number;
}): Promise<PubSub> {
    const { engine, sessions, orgUrl, keepAliveMs } = parts;
    const { certificatePem, privateKeyPem } = await serverCertificate(parts.dataDir, Date.now());
    const log = new EventLog(
        engine.ready.earlierEvents,
        engine.ready.purgedThrough,
        engine.ready.lastReplayId
    );
    engine.onEvent = (event) => log.append(event);
    const topics = new Topics(engine);
    const caller = (call: { metadata: grpc.Metadata }) =>
        callerOf(call.metadata, { sessions, orgId: engine.ready.orgId, orgUrl });
    const publish = async (request: PublishRequest, userId: string): Promise<PublishResponse> => {
        const { codec } = await topics.open(request.topicName, userId);
        const results = await topics.publish(request, userId);
        return { results, schemaId: codec.schema.id, rpcId: randomUUID() };
    };

    const subscriptions = new Set<Subscription>();
    const server = new grpc.Server();
    server.addService(service(), {
        GetTopic: unary(async (call: grpc.ServerUnaryCall<{ topicName: string }, object>) => {
            const { topicName } = call.request;
            const { codec, canPublish, canSubscribe } = await topics.open(topicName, caller(call));
            const schemaId = codec.schema.id;
            return {
                topicName,
                tenantGuid: engine.ready.orgId,
                canPublish,
                canSubscribe,
                schemaId,
                rpcId: randomUUID()
            };
        }),
        GetSchema: unary(async (call: grpc.ServerUnaryCall<{ schemaId: string }, object>) => {
            caller(call);
            const codec = topics.bySchemaId(call.request.schemaId);
            if (!codec) throw badRequest('schema.not.found', `No schema ${call.request.schemaId}.`);
            return { schemaJson: codec.schema.json, schemaId: codec.schema.id, rpcId: randomUUID() };
        }),
        Publish: unary(async (call: grpc.ServerUnaryCall<PublishRequest, object>) =>
            publish(call.request, caller(call))
        ),
        Subscribe: streaming((call) => {
            const subscription = new Subscription(call, caller(call), { topics, log, keepAliveMs });
            subscriptions.add(subscription);
            call.on('close', () => subscriptions.delete(subscription));
        }),
        PublishStream: streaming((call) => {
            const userId = caller(call);
            call.on('data', (request: PublishRequest) => {
                publish(request, userId).then(
                    (response) => call.write(response),
                    (error: Error) => call.emit('error', error)
                );
            });
            call.on('end', () => call.end());
        }),
        ManagedSubscribe: streaming(() => {
            throw new RpcError(
                grpc.status.UNIMPLEMENTED,
                'service.not.implemented',
                'The local org does not support ManagedSubscribe.'
            );
        })
    });
    const pair = { cert_chain: Buffer.from(certificatePem), private_key: Buffer.from(privateKeyPem) };
    const port = await new Promise<number>((resolve, reject) => {
        const credentials = grpc.ServerCredentials.createSsl(null, [pair]);
        server.bindAsync(`127.0.0.1:${parts.port}`, credentials, (error, bound) =>
            error ? reject(error) : resolve(bound)
        );
    });
    const close = async () => {
        for (const subscription of subscriptions) subscription.end();
        const late = setTimeout(() => server.forceShutdown(), SHUTDOWN_MS);
        await new Promise((resolve) => server.tryShutdown(resolve));
        clearTimeout(late);
    };
    return { endpoint: `127.0.0.1:${port}`, certificatePem, close };
}

/** The service of the public .proto, as the client's package ships it. */
function service(): grpc.ServiceDefinition {
    const client = createRequire(import.meta.url).resolve('salesforce-pubsub-api-client');
    const proto = path.join(path.dirname(client), '..', 'pubsub_api.proto');
    const definition = protoLoader.loadSync(proto, { enums: String, defaults: true });
    return definition['eventbus.v1.PubSub'] as grpc.ServiceDefinition;
}

function unary<In>(answer: (call: grpc.ServerUnaryCall<In, object>) => Promise<object>) {
    return (call: grpc.ServerUnaryCall<In, object>, callback: grpc.sendUnaryData<object>) => {
        answer(call).then(
            (result) => callback(null, result),
            (error: Error) => callback(error)
        );
    };
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- one shape per rpc, fixed by the .proto
function streaming(handle: (call: grpc.ServerDuplexStream<any, any>) => void) {
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    return (call: grpc.ServerDuplexStream<any, any>) => {
        try {
            handle(call);
        } catch (error) {
            call.emit('error', error);
        }
    };
}

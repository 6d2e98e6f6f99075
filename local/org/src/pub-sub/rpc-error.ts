import { randomUUID } from 'node:crypto';
import { Metadata, status } from '@grpc/grpc-js';

/**
 * A refusal of the Pub/Sub API: a gRPC status with Salesforce's `error-code` and the `rpc-id` in the
 * trailers.
 */
export class RpcError extends Error {
    readonly code: status;
    readonly details: string;
    readonly metadata = new Metadata();

    constructor(code: status, errorCode: string, message: string) {
        const rpcId = randomUUID();
        const details = `${message} rpcId: ${rpcId}`;
        super(details);
        this.name = 'RpcError';
        this.code = code;
        this.details = details;
        this.metadata.set('error-code', `sfdc.platform.eventbus.grpc.${errorCode}`);
        this.metadata.set('rpc-id', rpcId);
    }
}

export const noSession = () =>
    new RpcError(
        status.UNAUTHENTICATED,
        'service.auth.error',
        'Authentication exception occurred. Ensure that your org, tenant ID, instance URL and session are valid.'
    );

export const noTopic = (topic: string) =>
    new RpcError(
        status.NOT_FOUND,
        'topic.not.found',
        `The topic ${topic} does not exist or you have no access to it.`
    );

export const badRequest = (errorCode: string, message: string) =>
    new RpcError(status.INVALID_ARGUMENT, errorCode, message);

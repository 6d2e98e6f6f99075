// The messages of the public .proto that this server reads and writes, as @grpc/proto-loader shapes them.

export interface FetchRequest {
    topicName: string;
    replayPreset: 'LATEST' | 'EARLIEST' | 'CUSTOM';
    replayId: Buffer;
    numRequested: number;
}
export interface ProducerEvent {
    id: string;
    schemaId: string;
    payload: Buffer;
}
export interface FetchResponse {
    events: { event: ProducerEvent; replayId: Buffer }[];
    latestReplayId: Buffer;
    rpcId: string;
    pendingNumRequested: number;
}
export interface PublishRequest {
    topicName: string;
    events: ProducerEvent[];
}
export interface PublishResult {
    replayId?: Buffer;
    error?: { code: 'PUBLISH'; msg: string };
    correlationKey: string;
}
export interface PublishResponse {
    results: PublishResult[];
    schemaId: string;
    rpcId: string;
}

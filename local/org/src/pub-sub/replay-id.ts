/** Replay ids travel as opaque bytes; here they are 8 bytes, big-endian, as the real ones are today. */
export function replayIdBytes(replayId: number): Buffer {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64BE(BigInt(replayId));
    return bytes;
}

/** The number in a client's replay id, or undefined where it is none of ours. */
export function replayIdNumber(bytes: Buffer | undefined): number | undefined {
    if (bytes?.length !== 8) return undefined;
    const value = bytes.readBigUInt64BE();
    return value > BigInt(Number.MAX_SAFE_INTEGER) ? undefined : Number(value);
}

/** An Apex Blob. */
export class Blob {
    readonly bytes: Buffer;

    constructor(bytes: Buffer) {
        this.bytes = bytes;
    }

    toString(): string {
        return `Blob[${this.bytes.length}]`;
    }
}

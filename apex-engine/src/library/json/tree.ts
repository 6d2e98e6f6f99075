/** A number as it was written, so that no digit is lost before its type is known. */
export class JsonNumber {
    readonly text: string;

    constructor(text: string) {
        this.text = text;
    }
}

/** What a JSON text says: objects are maps, so that keys keep their order whatever they are. */
export type JsonTree = null | boolean | number | string | JsonNumber | JsonTree[] | JsonObject;
export type JsonObject = Map<string, JsonTree>;

/** An Apex Datetime: an instant. */
export class Datetime {
    /** Milliseconds since 1970-01-01 GMT. */
    readonly milliseconds: number;

    constructor(milliseconds: number) {
        this.milliseconds = milliseconds;
    }

    get js(): Date {
        return new Date(this.milliseconds);
    }

    /** In GMT, as `2026-11-27 09:30:00`. */
    toString(): string {
        return this.js.toISOString().slice(0, 19).replace('T', ' ');
    }

    /** As the REST API and JSON.serialize of a record write it: `2026-11-27T09:30:00.000+0000`. */
    toRecordJson(): string {
        return this.js.toISOString().replace('Z', '+0000');
    }
}

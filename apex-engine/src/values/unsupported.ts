/** What the engine does not do: it says so by name instead of doing something else. */
export class Unsupported extends Error {
    readonly unsupported = true;

    /** `subject`: what is not supported, in the field's own words. */
    constructor(subject: string) {
        super(`unsupported: ${subject}`);
    }
}

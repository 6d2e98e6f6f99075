/** A refusal of the token endpoint: `{ "error", "error_description" }`, status 400. */
export class OAuthError extends Error {
    readonly error: string;

    constructor(error: string, description: string) {
        super(description);
        this.name = 'OAuthError';
        this.error = error;
    }

    toJSON() {
        return { error: this.error, error_description: this.message };
    }
}

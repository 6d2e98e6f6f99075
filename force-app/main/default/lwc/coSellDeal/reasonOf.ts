interface DataServiceError {
    body?: {
        message?: string;
        output?: {
            errors?: { message?: string }[];
            fieldErrors?: Record<string, { message?: string }[]>;
        };
    };
    message?: string;
}

/** What Lightning Data Service says went wrong: rules of the org, then fields, else its general sentence. */
export function reasonOf(error: unknown): string | null {
    const { body, message } = (error ?? {}) as DataServiceError;
    const ofFields = Object.values(body?.output?.fieldErrors ?? {}).flat();
    const reasons = [...(body?.output?.errors ?? []), ...ofFields].flatMap((reason) => reason.message ?? []);
    return reasons.length ? reasons.join(' ') : (body?.message ?? message ?? null);
}

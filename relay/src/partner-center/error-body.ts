import { z } from 'zod';

interface ServiceError {
    code: string;
    /** The more precise one inside it, if there is one. */
    innerCode: string | null;
    message: string;
}

/**
 * Host api.partner.microsoft.com (Referrals API, "Error codes"): `innerError` may nest and is more precise.
 */
const referralsError = z.looseObject({
    error: z.looseObject({
        code: z.string(),
        message: z.string().nullish(),
        target: z.string().nullish(),
        innerError: z.looseObject({ code: z.string().nullish(), message: z.string().nullish() }).nullish()
    })
});

/** Host api.partnercenter.microsoft.com (Partner Center REST, "Error codes"). */
const partnerCenterError = z.looseObject({
    code: z.union([z.string(), z.number()]),
    description: z.string().nullish()
});

/** The API gateway, when it throttles. */
const gatewayError = z.looseObject({ statusCode: z.number(), message: z.string().nullish() });

const LONGEST_MESSAGE = 1024;

/**
 * What an error body says, in whichever of the three published forms; null for anything else (a proxy's
 * page).
 */
export function readErrorBody(text: string): ServiceError | null {
    let json: unknown;
    try {
        json = JSON.parse(text);
    } catch {
        return null;
    }
    const referrals = referralsError.safeParse(json);
    if (referrals.success) {
        const { code, message, target, innerError } = referrals.data.error;
        const texts = [message, innerError?.message].filter((one) => one);
        const words = `${[...new Set(texts)].join(' ')}${target ? ` (${target})` : ''}`;
        return error(code, words, innerError?.code ?? null);
    }
    const partnerCenter = partnerCenterError.safeParse(json);
    if (partnerCenter.success)
        return error(String(partnerCenter.data.code), partnerCenter.data.description ?? '');
    const gateway = gatewayError.safeParse(json);
    return gateway.success ? error(String(gateway.data.statusCode), gateway.data.message ?? '') : null;
}

const error = (code: string, message: string, innerCode: string | null = null): ServiceError => ({
    code,
    innerCode,
    message: message.slice(0, LONGEST_MESSAGE)
});

import tryAgain from '@salesforce/label/c.CoSell_Try_Again';
import unknownReason from '@salesforce/label/c.CoSell_Unknown_Reason';

export interface Told {
    /** Of the error registry; empty where Salesforce itself refused. */
    code: string;
    message: string;
    /** What a person does next. */
    next: string;
}

/** What a refused call of Apex says: `CoSellRefusal` tells it as JSON, the platform as a sentence. */
export function told(error: unknown): Told {
    const { body, message } = (error ?? {}) as { body?: unknown; message?: unknown };
    const first = Array.isArray(body) ? body[0] : body;
    const text = (first as { message?: unknown } | undefined)?.message ?? message;
    if (typeof text !== 'string') return { code: '', message: unknownReason, next: tryAgain };
    return refusalIn(text) ?? { code: '', message: text, next: tryAgain };
}

function refusalIn(text: string): Told | null {
    try {
        const parsed = JSON.parse(text);
        if (typeof parsed?.code !== 'string' || typeof parsed.message !== 'string') return null;
        return { code: parsed.code, message: parsed.message, next: parsed.next ?? tryAgain };
    } catch {
        return null;
    }
}

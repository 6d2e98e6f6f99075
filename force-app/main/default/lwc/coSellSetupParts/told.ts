import { errorTexts } from 'c/coSellWords';
import tryAgain from '@salesforce/label/c.CoSell_Try_Again';
import unknownReason from '@salesforce/label/c.CoSell_Unknown_Reason';

export interface Told {
    /** Of the error registry; empty where Salesforce itself refused. */
    code: string;
    message: string;
    /** What a person does next. */
    next: string;
}

/** In the language of the user, where a deal can meet it as well; else in the words of whoever tells it. */
export function translated<Trouble extends Told>(trouble: Trouble): Trouble {
    return { ...trouble, ...errorTexts[trouble.code] };
}

/** What is wrong and what a person does next. */
export function sentencesOf(trouble: Told): string {
    const { message, next } = translated(trouble);
    return `${message} ${next}`;
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
        const { code, message, next } = parsed;
        return translated({ code, message, next: next ?? tryAgain });
    } catch {
        return null;
    }
}

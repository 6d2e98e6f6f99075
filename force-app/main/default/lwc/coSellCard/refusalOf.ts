import tryAgain from '@salesforce/label/c.CoSell_Try_Again';
import unknownReason from '@salesforce/label/c.CoSell_Unknown_Reason';
import { errorTexts, type ErrorText } from 'c/coSellWords';
import { reasonOf } from 'c/coSellDeal';

/**
 * Why a command was refused, in the seller's words. `CoSellRefusal` (Apex) tells it as JSON with `code`,
 * `message` and `next`; a code that the card knows is told in the language of the user.
 */
export function refusalOf(error: unknown): ErrorText {
    const reason = reasonOf(error) ?? unknownReason;
    const told = refusalIn(reason);
    if (!told) return { message: reason, next: tryAgain };
    return errorTexts[told.code] ?? { message: told.message, next: told.next ?? tryAgain };
}

function refusalIn(text: string): { code: string; message: string; next: string | null } | null {
    try {
        const told = JSON.parse(text);
        return typeof told?.code === 'string' && typeof told.message === 'string' ? told : null;
    } catch {
        return null;
    }
}

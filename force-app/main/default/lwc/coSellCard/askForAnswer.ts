import CoSellAnswer, { type SendAnswer } from 'c/coSellAnswer';
import { isTooEarlyForWon, type AnswerName, type Command, type Deal } from 'c/coSellDeal';
import answerTitle from '@salesforce/label/c.CoSell_Answer_Title';

/** Left out by @salesforce/lightning-types: how a dialog is opened. */
const answerDialog = CoSellAnswer as unknown as {
    open(properties: Record<string, unknown>): Promise<unknown>;
};

const answerNames: readonly string[] = ['decline', 'won', 'lost'];

/** Whether the seller has to confirm the command in a dialog. */
export const needsAnswer = (name: Command['name']): name is AnswerName => answerNames.includes(name);

/**
 * Opens the dialog before a deal is declined, won or lost. It gives the focus back by itself, unless what
 * opened it is gone.
 *
 * @returns whether the answer was sent
 */
export async function askForAnswer(answer: AnswerName, deal: Deal, send: SendAnswer): Promise<boolean> {
    const isEarly = isTooEarlyForWon(deal.sharedOn, new Date());
    const result = await answerDialog.open({ label: answerTitle, size: 'small', answer, isEarly, send });
    return result === 'sent';
}

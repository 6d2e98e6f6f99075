import previewDeal from '@salesforce/apex/CoSellCommands.preview';
import CoSellPreview, { type AskPreview } from 'c/coSellPreview';
import title from '@salesforce/label/c.CoSell_Preview_Title';
import { refusalOf } from './refusalOf';

/** Left out by @salesforce/lightning-types: how a dialog is opened. */
const previewDialog = CoSellPreview as unknown as {
    open(properties: Record<string, unknown>): Promise<unknown>;
};

/**
 * Shows what Microsoft will see and what locks for good.
 *
 * @returns whether the seller wants to share it so
 */
export async function askToShare(opportunityId: string): Promise<boolean> {
    const ask: AskPreview = async () => {
        try {
            return { preview: await previewDeal({ opportunityId }) };
        } catch (error) {
            return { refusal: refusalOf(error) };
        }
    };
    return (await previewDialog.open({ label: title, size: 'small', ask })) === 'share';
}

import link from '@salesforce/apex/CoSellCommands.link';
import title from '@salesforce/label/c.CoSell_Link_Existing';
import CoSellLink from 'c/coSellLink';
import { refusalOf } from './refusalOf';

/** Left out by @salesforce/lightning-types: how a dialog is opened. */
const dialog = CoSellLink as unknown as {
    open(properties: Record<string, unknown>): Promise<string | undefined>;
};

/**
 * Lets the seller choose another Opportunity for the referral, and moves it there.
 *
 * @returns id of that Opportunity; undefined: the seller has thought better of it
 */
export const linkElsewhere = (recordId: string, referralId: string): Promise<string | undefined> =>
    dialog.open({
        label: title,
        size: 'small',
        recordId,
        send: async (opportunityId: string) => {
            try {
                await link({ opportunityId, referralId });
                return null;
            } catch (error) {
                return refusalOf(error);
            }
        }
    });

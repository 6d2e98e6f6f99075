import type { AnswerName } from 'c/coSellDeal';
import decline from '@salesforce/label/c.CoSell_Decline';
import declineTitle from '@salesforce/label/c.CoSell_Decline_Title';
import declineWarning from '@salesforce/label/c.CoSell_Decline_Warning';
import lost from '@salesforce/label/c.CoSell_Lost';
import lostTitle from '@salesforce/label/c.CoSell_Lost_Title';
import lostWarning from '@salesforce/label/c.CoSell_Lost_Warning';
import won from '@salesforce/label/c.CoSell_Won';
import wonTitle from '@salesforce/label/c.CoSell_Won_Title';
import wonWarning from '@salesforce/label/c.CoSell_Won_Warning';

interface Answer {
    title: string;
    /** What follows from it, before it cannot be taken back. */
    warning: string;
    /** On the button that sends it. */
    send: string;
    variant: 'brand' | 'destructive';
    needsReason: boolean;
}

/** Microsoft requires a reason for every end but a won one (Microsoft Learn, "Manage co-sell opportunities"). */
export const answers: Readonly<Record<AnswerName, Answer>> = {
    decline: {
        title: declineTitle,
        warning: declineWarning,
        send: decline,
        variant: 'destructive',
        needsReason: true
    },
    won: { title: wonTitle, warning: wonWarning, send: won, variant: 'brand', needsReason: false },
    lost: { title: lostTitle, warning: lostWarning, send: lost, variant: 'destructive', needsReason: true }
};

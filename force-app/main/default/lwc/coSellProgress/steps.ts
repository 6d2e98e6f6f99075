import { isAnswered, type Deal } from 'c/coSellDeal';
import accepted from '@salesforce/label/c.CoSell_Step_Accepted';
import assigned from '@salesforce/label/c.CoSell_Step_Assigned';
import received from '@salesforce/label/c.CoSell_Step_Received';
import saved from '@salesforce/label/c.CoSell_Step_Saved';
import sent from '@salesforce/label/c.CoSell_Step_Sent';

export interface Step {
    name: 'saved' | 'sent' | 'received' | 'assigned' | 'accepted';
    label: string;
    /** The first that is not done is current. */
    progress: 'done' | 'current' | 'ahead' | 'refused';
    /** ISO 8601; null: still to come, or from before the org looked after the deal. */
    at: string | null;
}

const ACCEPTED = ['Accepted', 'Won', 'Lost'];

/**
 * How far a deal of the partner has come. A step is done as soon as a later one is: Microsoft may accept
 * without naming a seller.
 */
export function stepsOf(deal: Deal): Step[] {
    const isAccepted = ACCEPTED.includes(deal.microsoftStatus ?? '');
    const isRefused = isAnswered(deal) && !isAccepted;
    const steps = [
        { name: 'saved', label: saved, isDone: true, at: deal.askedOn },
        { name: 'sent', label: sent, isDone: deal.identifier !== null, at: deal.sharedOn },
        {
            name: 'received',
            label: received,
            isDone: deal.microsoftStatus !== null,
            at: deal.receivedOn
        },
        { name: 'assigned', label: assigned, isDone: deal.sellerName !== null, at: deal.assignedOn },
        { name: 'accepted', label: accepted, isDone: isAccepted, at: deal.respondedOn }
    ] as const;
    const current = steps.findLastIndex(({ isDone }) => isDone) + 1;

    return steps.map(({ name, label, at }, index) => {
        if (isRefused && name === 'accepted') {
            return { name, label: deal.microsoftStatusText ?? label, progress: 'refused', at };
        }
        if (index < current) return { name, label, progress: 'done', at };
        return { name, label, progress: index === current && !isRefused ? 'current' : 'ahead', at: null };
    });
}

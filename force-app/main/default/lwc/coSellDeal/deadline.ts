import daysLeftMany from '@salesforce/label/c.CoSell_Days_Left_Many';
import daysLeftOne from '@salesforce/label/c.CoSell_Days_Left_One';
import daysLeftNone from '@salesforce/label/c.CoSell_Days_Left_None';

/** An invitation expires after fourteen days (Microsoft Learn, "Manage referrals"). */
const DAYS_THAT_PRESS = 3;

export interface Deadline {
    text: string;
    /** True: it is shown as a warning. */
    presses: boolean;
}

/** @param daysLeft full or begun days until the invitation expires; null: nobody knows */
export function deadline(daysLeft: number | null): Deadline | null {
    if (daysLeft === null) return null;
    const texts = [daysLeftNone, daysLeftOne];
    const text = texts[daysLeft] ?? daysLeftMany.replace('{0}', String(daysLeft));
    return { text, presses: daysLeft <= DAYS_THAT_PRESS };
}

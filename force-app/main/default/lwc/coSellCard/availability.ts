import copied from '@salesforce/label/c.CoSell_Org_Copied';
import copiedNext from '@salesforce/label/c.CoSell_Org_Copied_Next';
import off from '@salesforce/label/c.CoSell_Error_SWITCHED_OFF';
import offNext from '@salesforce/label/c.CoSell_Next_SWITCHED_OFF';
import type { ErrorText } from './errorText';

/** What `CoSellAvailability` tells. */
export type Availability = 'ready' | 'off' | 'copied';

/** Why nothing can be shared or answered here, in a quiet sentence; null: it can. */
export function unavailability(availability: Availability): ErrorText | null {
    if (availability === 'off') return { message: off, next: offNext };
    return availability === 'copied' ? { message: copied, next: copiedNext } : null;
}

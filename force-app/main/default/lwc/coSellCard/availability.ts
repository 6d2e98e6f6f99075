import copied from '@salesforce/label/c.CoSell_Org_Copied';
import copiedNext from '@salesforce/label/c.CoSell_Org_Copied_Next';
import off from '@salesforce/label/c.CoSell_Error_SWITCHED_OFF';
import offNext from '@salesforce/label/c.CoSell_Next_SWITCHED_OFF';
import unpaired from '@salesforce/label/c.CoSell_Org_Unpaired';
import unpairedNext from '@salesforce/label/c.CoSell_Org_Unpaired_Next';
import type { ErrorText } from 'c/coSellWords';

/** What `CoSellAvailability` tells. */
export type Availability = 'ready' | 'off' | 'copied' | 'unpaired';

/** Why nothing can be shared or answered here, in a quiet sentence each. */
const reasons: Readonly<Partial<Record<Availability, ErrorText>>> = {
    off: { message: off, next: offNext },
    copied: { message: copied, next: copiedNext },
    unpaired: { message: unpaired, next: unpairedNext }
};

/** Null: everything works. */
export const unavailability = (availability: Availability): ErrorText | null => reasons[availability] ?? null;

import attention from '@salesforce/label/c.CoSell_Setup_State_Attention';
import checking from '@salesforce/label/c.CoSell_Setup_State_Checking';
import ready from '@salesforce/label/c.CoSell_Setup_State_Ready';
import toDo from '@salesforce/label/c.CoSell_Setup_State_To_Do';
import unknown from '@salesforce/label/c.CoSell_Setup_State_Unknown';
import type { CheckState } from './check';

/** How a state looks, with its word: colour alone tells nothing to some. */
export const looks: Readonly<Record<CheckState, { icon: string; variant?: string; word: string }>> = {
    ready: { icon: 'utility:success', variant: 'success', word: ready },
    attention: { icon: 'utility:warning', variant: 'warning', word: attention },
    toDo: { icon: 'utility:error', variant: 'error', word: toDo },
    unknown: { icon: 'utility:question', word: unknown },
    checking: { icon: 'utility:clock', word: checking }
};

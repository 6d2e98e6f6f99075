import type { ChangeEvent } from '@cosell/contracts';
import type { Hint } from '../store/types.ts';

/**
 * One hint for each record of the event. Leads are told of too, but this relay keeps no leads in step: a deal
 * made of one could only be held.
 */
export function changeHints(event: ChangeEvent): Hint[] {
    if (event.Object__c !== 'Opportunity') return [];
    return event.Record_Ids__c.map((value) => ({
        alias: { kind: 'opportunity', value },
        kind: event.Kind__c
    }));
}

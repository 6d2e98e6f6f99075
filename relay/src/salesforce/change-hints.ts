import type { ChangeEvent } from '@cosell/contracts';
import type { Hint } from '../store/types.ts';

/** One hint for each record of the event. */
export function changeHints(event: ChangeEvent): Hint[] {
    const kind = event.Object__c === 'Lead' ? 'lead' : 'opportunity';
    return event.Record_Ids__c.map((value) => ({ alias: { kind, value }, kind: event.Kind__c }));
}

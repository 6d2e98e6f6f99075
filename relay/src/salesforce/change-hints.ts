import type { ChangeEvent } from '@cosell/contracts';
import type { Hint } from '../store/types.ts';

const aliasKinds = { Opportunity: 'opportunity', Lead: 'lead' } as const;

/** One hint for each record of the event. */
export function changeHints(event: ChangeEvent): Hint[] {
    return event.Record_Ids__c.map((value) => ({
        alias: { kind: aliasKinds[event.Object__c], value },
        kind: event.Kind__c
    }));
}

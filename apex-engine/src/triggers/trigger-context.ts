import type { ApexMap, List, SObject } from '../values/index.ts';

/** What `Trigger.…` tells. */
export interface TriggerContext {
    when: 'before' | 'after';
    operation: string;
    new: List<SObject> | null;
    old: List<SObject> | null;
    newmap: ApexMap | null;
    oldmap: ApexMap | null;
    size: number;
}

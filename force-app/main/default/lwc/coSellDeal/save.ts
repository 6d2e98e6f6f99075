import type { FieldValue } from 'lightning/uiRecordApi';
import type { Deal } from './deal';

/** Values that a part of the card has the container save. */
export interface Save {
    /** Left out: the Opportunity. */
    recordId?: string;
    /** By API name. */
    fields: Record<string, FieldValue>;
    /** What the card shows at once; taken back when the org refuses the save. */
    draft?: Partial<Deal>;
}

/** The event `save`, by which a part of the card hands values to the container. */
export const saveEvent = (save: Save): CustomEvent<Save> => new CustomEvent('save', { detail: save });

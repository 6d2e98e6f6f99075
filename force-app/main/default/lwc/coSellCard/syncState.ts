import explainConflict from '@salesforce/label/c.CoSell_Explain_Conflict';
import explainFailed from '@salesforce/label/c.CoSell_Explain_Failed';
import explainOff from '@salesforce/label/c.CoSell_Explain_Off';
import explainOnHold from '@salesforce/label/c.CoSell_Explain_On_Hold';
import explainPending from '@salesforce/label/c.CoSell_Explain_Pending';
import explainSynced from '@salesforce/label/c.CoSell_Explain_Synced';
import failed from '@salesforce/label/c.CoSell_State_Failed';
import off from '@salesforce/label/c.CoSell_State_Off';
import onHold from '@salesforce/label/c.CoSell_State_On_Hold';
import pending from '@salesforce/label/c.CoSell_State_Pending';
import synced from '@salesforce/label/c.CoSell_State_Synced';

/** What `Co_sell_Sync_State__c` says; formula text is the same in every language. */
export type SyncStateName = 'Off' | 'Pending' | 'Synced' | 'On hold' | 'Failed';

export interface SyncState {
    name: SyncStateName;
    label: string;
    explanation: string;
    icon: string;
    /** Of `lightning-icon`; the label says the same without colour. */
    variant: 'success' | 'warning' | 'error' | undefined;
}

export const syncStates: Readonly<Record<SyncStateName, SyncState>> = {
    Off: { name: 'Off', label: off, explanation: explainOff, icon: 'utility:ban', variant: undefined },
    Pending: {
        name: 'Pending',
        label: pending,
        explanation: explainPending,
        icon: 'utility:clock',
        variant: undefined
    },
    Synced: {
        name: 'Synced',
        label: synced,
        explanation: explainSynced,
        icon: 'utility:check',
        variant: 'success'
    },
    'On hold': {
        name: 'On hold',
        label: onHold,
        explanation: explainOnHold,
        icon: 'utility:pause',
        variant: 'warning'
    },
    Failed: {
        name: 'Failed',
        label: failed,
        explanation: explainFailed,
        icon: 'utility:error',
        variant: 'error'
    }
};

/** Both sides have changed a field, and a person has to choose. */
export const inConflict: SyncState = { ...syncStates['On hold'], explanation: explainConflict };

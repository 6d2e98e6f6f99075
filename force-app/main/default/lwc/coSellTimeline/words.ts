import changeStatus from '@salesforce/label/c.CoSell_Log_Change_Status';
import close from '@salesforce/label/c.CoSell_Log_Close';
import closeTakenBack from '@salesforce/label/c.CoSell_Log_Close_Taken_Back';
import closeWaits from '@salesforce/label/c.CoSell_Log_Close_Waits';
import conflict from '@salesforce/label/c.CoSell_Log_Conflict';
import createOpportunity from '@salesforce/label/c.CoSell_Log_Create_Opportunity';
import createReferral from '@salesforce/label/c.CoSell_Log_Create_Referral';
import done from '@salesforce/label/c.CoSell_Outcome_Done';
import failed from '@salesforce/label/c.CoSell_Outcome_Failed';
import fromMicrosoft from '@salesforce/label/c.CoSell_From_Microsoft';
import held from '@salesforce/label/c.CoSell_Outcome_Held';
import inviteMicrosoft from '@salesforce/label/c.CoSell_Log_Invite_Microsoft';
import linkReferral from '@salesforce/label/c.CoSell_Log_Link_Referral';
import notWritten from '@salesforce/label/c.CoSell_Log_Not_Written';
import onHold from '@salesforce/label/c.CoSell_Log_On_Hold';
import reopened from '@salesforce/label/c.CoSell_Log_Reopened';
import restoreValue from '@salesforce/label/c.CoSell_Log_Restore_Value';
import toMicrosoft from '@salesforce/label/c.CoSell_To_Microsoft';
import tryAgain from '@salesforce/label/c.CoSell_Log_Try_Again';
import unlinkReferral from '@salesforce/label/c.CoSell_Log_Unlink_Referral';
import updateOpportunity from '@salesforce/label/c.CoSell_Log_Update_Opportunity';
import updateReferral from '@salesforce/label/c.CoSell_Log_Update_Referral';

/** The steps of the relay's log; one that is not here is shown as it was written. */
export const steps: Readonly<Record<string, string>> = {
    'Change status': changeStatus,
    Close: close,
    'Close taken back': closeTakenBack,
    'Close waits': closeWaits,
    Conflict: conflict,
    'Create Opportunity': createOpportunity,
    'Create referral': createReferral,
    'Invite Microsoft': inviteMicrosoft,
    'Link referral': linkReferral,
    'Not written': notWritten,
    'On hold': onHold,
    Reopened: reopened,
    'Restore value': restoreValue,
    'Try again': tryAgain,
    'Unlink referral': unlinkReferral,
    'Update Opportunity': updateOpportunity,
    'Update referral': updateReferral
};

export const directions: Readonly<Record<string, string>> = {
    'To Microsoft': toMicrosoft,
    'From Microsoft': fromMicrosoft
};

/** The label says in words what the icon shows. */
export const outcomes: Readonly<Record<string, { icon: string; variant?: string; label: string }>> = {
    Done: { icon: 'utility:success', variant: 'success', label: done },
    Held: { icon: 'utility:pause', variant: 'warning', label: held },
    Failed: { icon: 'utility:error', variant: 'error', label: failed }
};

import cosellStale from '@salesforce/label/c.CoSell_Error_COSELL_STALE';
import cosellStaleNext from '@salesforce/label/c.CoSell_Next_COSELL_STALE';
import orgMismatch from '@salesforce/label/c.CoSell_Error_ORG_MISMATCH';
import orgMismatchNext from '@salesforce/label/c.CoSell_Next_ORG_MISMATCH';
import salesforceUnavailable from '@salesforce/label/c.CoSell_Error_SALESFORCE_UNAVAILABLE';
import salesforceUnavailableNext from '@salesforce/label/c.CoSell_Next_SALESFORCE_UNAVAILABLE';
import salesforceSignIn from '@salesforce/label/c.CoSell_Error_SALESFORCE_SIGN_IN';
import salesforceSignInNext from '@salesforce/label/c.CoSell_Next_SALESFORCE_SIGN_IN';
import salesforceAccess from '@salesforce/label/c.CoSell_Error_SALESFORCE_ACCESS';
import salesforceAccessNext from '@salesforce/label/c.CoSell_Next_SALESFORCE_ACCESS';
import salesforceRefused from '@salesforce/label/c.CoSell_Error_SALESFORCE_REFUSED';
import salesforceRefusedNext from '@salesforce/label/c.CoSell_Next_SALESFORCE_REFUSED';
import salesforceNotFound from '@salesforce/label/c.CoSell_Error_SALESFORCE_NOT_FOUND';
import salesforceNotFoundNext from '@salesforce/label/c.CoSell_Next_SALESFORCE_NOT_FOUND';
import partnerCenterUnavailable from '@salesforce/label/c.CoSell_Error_PARTNER_CENTER_UNAVAILABLE';
import partnerCenterUnavailableNext from '@salesforce/label/c.CoSell_Next_PARTNER_CENTER_UNAVAILABLE';
import partnerCenterSignIn from '@salesforce/label/c.CoSell_Error_PARTNER_CENTER_SIGN_IN';
import partnerCenterSignInNext from '@salesforce/label/c.CoSell_Next_PARTNER_CENTER_SIGN_IN';
import partnerCenterSecret from '@salesforce/label/c.CoSell_Error_PARTNER_CENTER_SECRET';
import partnerCenterSecretNext from '@salesforce/label/c.CoSell_Next_PARTNER_CENTER_SECRET';
import partnerCenterChanged from '@salesforce/label/c.CoSell_Error_PARTNER_CENTER_CHANGED';
import partnerCenterChangedNext from '@salesforce/label/c.CoSell_Next_PARTNER_CENTER_CHANGED';
import referralRefused from '@salesforce/label/c.CoSell_Error_REFERRAL_REFUSED';
import referralRefusedNext from '@salesforce/label/c.CoSell_Next_REFERRAL_REFUSED';
import referralNotFound from '@salesforce/label/c.CoSell_Error_REFERRAL_NOT_FOUND';
import referralNotFoundNext from '@salesforce/label/c.CoSell_Next_REFERRAL_NOT_FOUND';
import referralIncomplete from '@salesforce/label/c.CoSell_Error_REFERRAL_INCOMPLETE';
import referralIncompleteNext from '@salesforce/label/c.CoSell_Next_REFERRAL_INCOMPLETE';
import tooManyEntries from '@salesforce/label/c.CoSell_Error_TOO_MANY_ENTRIES';
import tooManyEntriesNext from '@salesforce/label/c.CoSell_Next_TOO_MANY_ENTRIES';
import currencyInactive from '@salesforce/label/c.CoSell_Error_CURRENCY_INACTIVE';
import currencyInactiveNext from '@salesforce/label/c.CoSell_Next_CURRENCY_INACTIVE';
import accountMissing from '@salesforce/label/c.CoSell_Error_ACCOUNT_MISSING';
import accountMissingNext from '@salesforce/label/c.CoSell_Next_ACCOUNT_MISSING';
import engagementUnresolved from '@salesforce/label/c.CoSell_Error_ENGAGEMENT_UNRESOLVED';
import engagementUnresolvedNext from '@salesforce/label/c.CoSell_Next_ENGAGEMENT_UNRESOLVED';
import syncOscillates from '@salesforce/label/c.CoSell_Error_SYNC_OSCILLATES';
import syncOscillatesNext from '@salesforce/label/c.CoSell_Next_SYNC_OSCILLATES';
import statusNotAllowed from '@salesforce/label/c.CoSell_Error_STATUS_NOT_ALLOWED';
import statusNotAllowedNext from '@salesforce/label/c.CoSell_Next_STATUS_NOT_ALLOWED';
import reasonMissing from '@salesforce/label/c.CoSell_Error_REASON_MISSING';
import reasonMissingNext from '@salesforce/label/c.CoSell_Next_REASON_MISSING';
import wonTooEarly from '@salesforce/label/c.CoSell_Error_WON_TOO_EARLY';
import wonTooEarlyNext from '@salesforce/label/c.CoSell_Next_WON_TOO_EARLY';
import restoreImpossible from '@salesforce/label/c.CoSell_Error_RESTORE_IMPOSSIBLE';
import restoreImpossibleNext from '@salesforce/label/c.CoSell_Next_RESTORE_IMPOSSIBLE';
import noSolution from '@salesforce/label/c.CoSell_Error_NO_SOLUTION';
import noSolutionNext from '@salesforce/label/c.CoSell_Next_NO_SOLUTION';
import linkTaken from '@salesforce/label/c.CoSell_Error_LINK_TAKEN';
import linkTakenNext from '@salesforce/label/c.CoSell_Next_LINK_TAKEN';
import referralNotOurs from '@salesforce/label/c.CoSell_Error_REFERRAL_NOT_OURS';
import referralNotOursNext from '@salesforce/label/c.CoSell_Next_REFERRAL_NOT_OURS';
import linkWaits from '@salesforce/label/c.CoSell_Error_LINK_WAITS';
import linkWaitsNext from '@salesforce/label/c.CoSell_Next_LINK_WAITS';
import directionOff from '@salesforce/label/c.CoSell_Error_DIRECTION_OFF';
import directionOffNext from '@salesforce/label/c.CoSell_Next_DIRECTION_OFF';
import dealPaused from '@salesforce/label/c.CoSell_Error_DEAL_PAUSED';
import dealPausedNext from '@salesforce/label/c.CoSell_Next_DEAL_PAUSED';
import unexpected from '@salesforce/label/c.CoSell_Error_UNEXPECTED';
import unexpectedNext from '@salesforce/label/c.CoSell_Next_UNEXPECTED';

export interface ErrorText {
    message: string;
    /** What a person does next. */
    next: string;
}

/** The codes that a deal can meet; a test holds them to the registry in `contracts/src/errors.ts`. */
export const errorTexts: Readonly<Record<string, ErrorText>> = {
    COSELL_STALE: { message: cosellStale, next: cosellStaleNext },
    ORG_MISMATCH: { message: orgMismatch, next: orgMismatchNext },
    SALESFORCE_UNAVAILABLE: { message: salesforceUnavailable, next: salesforceUnavailableNext },
    SALESFORCE_SIGN_IN: { message: salesforceSignIn, next: salesforceSignInNext },
    SALESFORCE_ACCESS: { message: salesforceAccess, next: salesforceAccessNext },
    SALESFORCE_REFUSED: { message: salesforceRefused, next: salesforceRefusedNext },
    SALESFORCE_NOT_FOUND: { message: salesforceNotFound, next: salesforceNotFoundNext },
    PARTNER_CENTER_UNAVAILABLE: { message: partnerCenterUnavailable, next: partnerCenterUnavailableNext },
    PARTNER_CENTER_SIGN_IN: { message: partnerCenterSignIn, next: partnerCenterSignInNext },
    PARTNER_CENTER_SECRET: { message: partnerCenterSecret, next: partnerCenterSecretNext },
    PARTNER_CENTER_CHANGED: { message: partnerCenterChanged, next: partnerCenterChangedNext },
    REFERRAL_REFUSED: { message: referralRefused, next: referralRefusedNext },
    REFERRAL_NOT_FOUND: { message: referralNotFound, next: referralNotFoundNext },
    REFERRAL_INCOMPLETE: { message: referralIncomplete, next: referralIncompleteNext },
    TOO_MANY_ENTRIES: { message: tooManyEntries, next: tooManyEntriesNext },
    CURRENCY_INACTIVE: { message: currencyInactive, next: currencyInactiveNext },
    ACCOUNT_MISSING: { message: accountMissing, next: accountMissingNext },
    ENGAGEMENT_UNRESOLVED: { message: engagementUnresolved, next: engagementUnresolvedNext },
    SYNC_OSCILLATES: { message: syncOscillates, next: syncOscillatesNext },
    STATUS_NOT_ALLOWED: { message: statusNotAllowed, next: statusNotAllowedNext },
    REASON_MISSING: { message: reasonMissing, next: reasonMissingNext },
    WON_TOO_EARLY: { message: wonTooEarly, next: wonTooEarlyNext },
    RESTORE_IMPOSSIBLE: { message: restoreImpossible, next: restoreImpossibleNext },
    NO_SOLUTION: { message: noSolution, next: noSolutionNext },
    LINK_TAKEN: { message: linkTaken, next: linkTakenNext },
    REFERRAL_NOT_OURS: { message: referralNotOurs, next: referralNotOursNext },
    LINK_WAITS: { message: linkWaits, next: linkWaitsNext },
    DIRECTION_OFF: { message: directionOff, next: directionOffNext },
    DEAL_PAUSED: { message: dealPaused, next: dealPausedNext },
    UNEXPECTED: { message: unexpected, next: unexpectedNext }
};

/**
 * @param syncError `Co_sell_Sync_Error__c`: `HELD:<code>`, `<code>`, or empty
 * @returns null when nothing is wrong; the text of UNEXPECTED for a code of a newer relay
 */
export function errorText(syncError: string | null): ErrorText | null {
    if (!syncError) return null;
    return errorTexts[syncError.replace(/^HELD:/, '')] ?? { message: unexpected, next: unexpectedNext };
}

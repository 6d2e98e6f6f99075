/**
 * The one registry of codes that a person may meet: in the card, the log, the CLI and `docs/errors.md`
 * (a test holds that page to this list).
 *
 * - `retry`: the relay tries again by itself, with back-off.
 * - `hold`: the deal waits until somebody changes it or presses *retry*.
 * - `refuse`: the request or the start is refused; nothing is stored.
 */
export type ErrorHandling = 'retry' | 'hold' | 'refuse';

export interface ErrorEntry {
    message: string;
    handling: ErrorHandling;
    /** What a person does next, as an instruction. */
    next: string;
}

const define = <Code extends string>(entries: Record<Code, ErrorEntry>) => entries;

export const errors = define({
    COSELL_STALE: {
        message: 'The Opportunity changed while the relay was writing to it.',
        handling: 'retry',
        next: 'Nothing: the relay reads both sides again and decides anew.'
    },
    CONFIG_INVALID: {
        message: 'Settings of the relay are missing or wrong.',
        handling: 'refuse',
        next: 'Correct every setting that the message names and start the relay again.'
    },
    DATA_DIR_IN_USE: {
        message: 'Another relay already uses this data folder.',
        handling: 'refuse',
        next: 'Stop the other relay, or use PostgreSQL (DATABASE_URL), which several relays can share.'
    },
    DATA_DIR_ON_NETWORK: {
        message: 'The data folder is on a file server, where a store loses data.',
        handling: 'refuse',
        next: 'Put RELAY_DATA_DIR on a disk of this machine, or use PostgreSQL (DATABASE_URL).'
    },
    STORE_UNAVAILABLE: {
        message: 'The database cannot be reached, or refuses the relay.',
        handling: 'refuse',
        next: 'Check that PostgreSQL runs and that DATABASE_URL names its host, database, user and password.'
    },
    STORE_NEWER: {
        message: 'A newer version of the relay has changed the store.',
        handling: 'refuse',
        next: 'Start that version or a later one; a store never goes back.'
    },
    STORE_KEY: {
        message: 'A stored secret cannot be decrypted with this key.',
        handling: 'refuse',
        next: 'Set RELAY_ENCRYPTION_KEY to the key that the store was made with, or sign in again.'
    },
    ORG_MISMATCH: {
        message: 'The record belongs to another Salesforce org than the one this relay is paired with.',
        handling: 'hold',
        next: 'In a copied sandbox, leave sync off, or pair the sandbox with a relay of its own.'
    },
    SALESFORCE_UNAVAILABLE: {
        message: 'Salesforce did not answer, or answered that it is busy.',
        handling: 'retry',
        next: 'Nothing, unless it lasts: then look at status.salesforce.com.'
    },
    SALESFORCE_SIGN_IN: {
        message: 'Salesforce refused the sign-in of the relay.',
        handling: 'retry',
        next: 'Check the External Client App, its certificate, and that the user is active and allowed.'
    },
    SALESFORCE_ACCESS: {
        message: "The relay's user in Salesforce may not see or write what the relay needs.",
        handling: 'hold',
        next: 'Give it the permission set CoSell_Relay, and open the fields of the mapping to it (step People).'
    },
    SALESFORCE_REFUSED: {
        message: "A rule of your Salesforce org refused the relay's write.",
        handling: 'hold',
        next: "Read the rule's text in the sync log; correct the record or exempt CoSell_Relay from the rule."
    },
    SALESFORCE_NOT_FOUND: {
        message: 'The Opportunity no longer exists, or the relay may not see it.',
        handling: 'hold',
        next: 'Restore the Opportunity or give the relay its permission set, then retry.'
    },
    PARTNER_CENTER_UNAVAILABLE: {
        message: 'Partner Center did not answer, or answered that it is busy.',
        handling: 'retry',
        next: 'Nothing, unless it lasts.'
    },
    PARTNER_CENTER_SIGN_IN: {
        message: 'Microsoft refused the sign-in of the relay.',
        handling: 'retry',
        next: 'A Referrals admin signs in again with multi-factor authentication.'
    },
    PARTNER_CENTER_SECRET: {
        message: "Microsoft refused the client secret of the relay's app.",
        handling: 'retry',
        next: 'Make a new secret in the app registration, set PARTNER_CLIENT_SECRET and restart the relay.'
    },
    PARTNER_CENTER_CHANGED: {
        message: 'The referral changed while the relay was writing to it.',
        handling: 'retry',
        next: 'Nothing: the relay reads both sides again and decides anew.'
    },
    REFERRAL_REFUSED: {
        message: 'Microsoft refused the deal.',
        handling: 'hold',
        next: "Read Microsoft's answer in the sync log, correct the Opportunity and save."
    },
    REFERRAL_NOT_FOUND: {
        message: 'Partner Center has no such referral, or the signed-in user may not see it.',
        handling: 'hold',
        next: 'Check in Partner Center that it exists and that the user is a Referrals admin, then retry.'
    },
    REFERRAL_INCOMPLETE: {
        message: 'Something that Microsoft requires is missing on the Opportunity.',
        handling: 'hold',
        next: 'Fill in what the sync log names and save.'
    },
    TOO_MANY_ENTRIES: {
        message: 'The deal has more than the 50 solutions or people that Microsoft takes.',
        handling: 'hold',
        next: 'Remove some of the solutions, contacts or team members that the sync log names.'
    },
    CURRENCY_INACTIVE: {
        message: "Microsoft's amount is in a currency that this Salesforce org does not have.",
        handling: 'hold',
        next: 'Activate the currency in Setup, or correct it in Partner Center.'
    },
    ACCOUNT_MISSING: {
        message: "No Account fits Microsoft's customer, and the mapping forbids creating one.",
        handling: 'hold',
        next: 'Create the Account that the relay looks for, or let the mapping create it; then retry.'
    },
    ENGAGEMENT_UNRESOLVED: {
        message: 'Microsoft told of a referral whose deal cannot be found.',
        handling: 'hold',
        next: 'Nothing, if the referral is of another partner; else retry once it shows in Partner Center.'
    },
    SYNC_OSCILLATES: {
        message: 'The same field was written three times in a row: two automations undo each other.',
        handling: 'hold',
        next: 'Find the flow or tool that changes the field back, then retry.'
    },
    STATUS_NOT_ALLOWED: {
        message: 'The referral is in a state that cannot be brought to the one that was asked for.',
        handling: 'hold',
        next: "Look at the referral's status on the card; what is closed at Microsoft stays closed."
    },
    REASON_MISSING: {
        message: 'Microsoft requires a reason for this, and none was given.',
        handling: 'hold',
        next: 'Ask again with a reason.'
    },
    WON_TOO_EARLY: {
        message: 'Microsoft may not count a deal that is won within 72 hours of its creation.',
        handling: 'hold',
        next: 'Wait until the 72 hours are over, or confirm with force.'
    },
    RESTORE_IMPOSSIBLE: {
        message: 'This line of the sync log holds no value that can be restored.',
        handling: 'refuse',
        next: 'Restore from a line that tells of a conflict, or set the value by hand.'
    },
    NO_SOLUTION: {
        message: 'The Opportunity has no solution left, and Microsoft keeps the last one that it had.',
        handling: 'hold',
        next: 'Add a solution to the Opportunity, or restore the one that was removed.'
    },
    LINK_TAKEN: {
        message: 'The Opportunity is already tied to another referral.',
        handling: 'hold',
        next: 'Unlink it first, then link it anew.'
    },
    LINK_WAITS: {
        message: 'The referral is still tied to another Opportunity, which is being unlinked.',
        handling: 'retry',
        next: 'Nothing, unless it lasts: then look at the other Opportunity.'
    },
    REFERRAL_NOT_OURS: {
        message: 'The referral belongs to Microsoft or to another partner, not to you.',
        handling: 'hold',
        next: 'Link your own referral of the same deal instead.'
    },
    DEAL_PAUSED: {
        message: 'Sync of this deal is paused.',
        handling: 'hold',
        next: 'Resume it; what changed meanwhile on either side is then brought into step.'
    },
    UNEXPECTED: {
        message: 'The relay met something that it does not know.',
        handling: 'retry',
        next: 'If it stays, send the correlation id from the sync log to support.'
    },
    RELAY_UNREACHABLE: {
        message: 'The relay cannot be reached.',
        handling: 'refuse',
        next: 'Try again; if it lasts, an admin looks at the setup page.'
    },
    RELAY_ANSWER: {
        message: 'The relay answered something that Salesforce cannot read.',
        handling: 'refuse',
        next: 'Try again; if it lasts, an admin checks the address of the Named Credential.'
    },
    NOT_ALLOWED: {
        message: 'You may not do this.',
        handling: 'refuse',
        next: 'Ask an admin for edit access to the record and for the permission set that allows it.'
    },
    SWITCHED_OFF: {
        message: 'Co-selling is switched off in this org, or for you.',
        handling: 'refuse',
        next: 'Ask an admin; a copied sandbox stays off until it is set up anew.'
    },
    RELAY_ADDRESS: {
        message: 'The address or the token of the relay cannot be one.',
        handling: 'refuse',
        next: 'Enter an https address without a path, and the token that the pairing gave.'
    },
    DEAL_UNKNOWN: {
        message: 'The relay knows no deal of this Opportunity.',
        handling: 'refuse',
        next: 'Switch sync on, or check that the id is that of an Opportunity.'
    },
    DEAL_OFF: {
        message: 'Sync of this Opportunity is switched off, so nothing is asked of Microsoft.',
        handling: 'refuse',
        next: 'Switch sync on and ask again.'
    },
    TOKEN_REFUSED: {
        message: 'The request carries no token that the relay accepts.',
        handling: 'refuse',
        next: 'Send Authorization: Bearer with the token of this relay (RELAY_TOKEN).'
    },
    CREDENTIAL_REFUSED: {
        message: 'Salesforce does not let this user change the credential of the relay.',
        handling: 'refuse',
        next: 'Sign in as a user with the permission Manage Named Credentials, and try again.'
    },
    DIRECTION_OFF: {
        message: 'Sync is switched off at the relay, all of it or in this direction.',
        handling: 'retry',
        next: 'An admin switches it on, on the setup page; what changed meanwhile then comes into step.'
    },
    MAPPING_NOT_JSON: {
        message: 'The mapping is no JSON document.',
        handling: 'refuse',
        next: 'Import the whole file that an export has written.'
    },
    MAPPING_INVALID: {
        message: 'The mapping has faults, so the last good one stays in force.',
        handling: 'refuse',
        next: 'Open it on the setup page, correct each row that is named, and publish it again.'
    },
    PAIRING_CODE: {
        message: 'The pairing code is wrong, used, or older than ten minutes.',
        handling: 'refuse',
        next: 'Get a new code from whoever runs the relay: npx cosell pair.'
    },
    WEBHOOK_TAKEN: {
        message: 'Another tool has registered its address for the events of this Partner Center account.',
        handling: 'refuse',
        next: 'Decide which tool shall receive the events; the relay takes over only when told to.'
    },
    WEBHOOK_TOO_LARGE: {
        message: 'The event is larger than any that Microsoft sends.',
        handling: 'refuse',
        next: 'Nothing: it did not come from Microsoft.'
    },
    WEBHOOK_HEADERS: {
        message: 'Headers that every signed event carries are missing or malformed.',
        handling: 'refuse',
        next: 'Nothing, unless a proxy in front of the relay removes headers.'
    },
    WEBHOOK_CERTIFICATE_HOST: {
        message: 'The event names a certificate at an address that is not one of Microsoft.',
        handling: 'refuse',
        next: 'Nothing; if Microsoft has moved its certificate, add the address to PARTNER_CERTIFICATE_URLS.'
    },
    WEBHOOK_CERTIFICATE: {
        message: "The certificate of the event could not be traced to Microsoft's authority.",
        handling: 'refuse',
        next: 'Nothing; if all events are refused, check the root certificates that the relay trusts.'
    },
    WEBHOOK_CERTIFICATE_UNAVAILABLE: {
        message: 'The certificate of the event could not be downloaded.',
        handling: 'refuse',
        next: 'Nothing: Microsoft sends it again. If it lasts, let the relay reach the address in its log.'
    },
    WEBHOOK_SIGNATURE: {
        message: 'The event carries no signature that fits its body.',
        handling: 'refuse',
        next: 'Nothing, unless a proxy in front of the relay rewrites bodies or removes Authorization.'
    },
    WEBHOOK_BODY: {
        message: 'The event is not one that the relay can read.',
        handling: 'refuse',
        next: 'Save the Opportunity to bring it up to date; if it recurs, send the log line to support.'
    },
    WEBHOOK_FUTURE: {
        message: 'The event is dated in the future.',
        handling: 'refuse',
        next: 'Check the clock of the machine that runs the relay.'
    },
    SIGN_IN_LINK: {
        message: 'The sign-in link is unknown, used, or older than 30 minutes.',
        handling: 'refuse',
        next: 'Ask whoever runs the relay for a new link.'
    },
    SIGN_IN_BROWSER: {
        message: "Microsoft's answer belongs to no sign-in that this browser has begun.",
        handling: 'refuse',
        next: 'Open the sign-in link again, with cookies allowed, and stay in the same browser.'
    },
    SIGN_IN_REFUSED: {
        message: 'Microsoft did not sign you in.',
        handling: 'refuse',
        next: 'Open the sign-in link again; if it recurs, look the AADSTS number up in docs/sign-in.md.'
    },
    SIGN_IN_CONSENT: {
        message: 'The app has no consent for an API that the relay needs.',
        handling: 'refuse',
        next: 'An administrator grants consent for both APIs in the app registration; then sign in again.'
    },
    SIGN_IN_MFA: {
        message: 'The sign-in was without multi-factor authentication, which Partner Center requires.',
        handling: 'refuse',
        next: 'Have multi-factor authentication required for your user, then sign in again.'
    },
    SIGN_IN_ROLE: {
        message: "Your user may not see the partner's referrals.",
        handling: 'refuse',
        next: 'Have somebody give you the role Referrals admin in Partner Center, or let one sign in.'
    },
    SIGN_IN_OTHER_PARTNER: {
        message: 'The sign-in belongs to another tenant or partner than the first one of this relay.',
        handling: 'refuse',
        next: 'Sign in as a Referrals admin of the first; for another partner, set up a relay of its own.'
    },
    SIGN_IN_DEVICE_BLOCKED: {
        message: 'A policy of your tenant does not allow the sign-in by device code.',
        handling: 'refuse',
        next: 'Use the sign-in link in a browser instead.'
    },
    TOO_MANY_REQUESTS: {
        message: 'Too many requests in one minute.',
        handling: 'refuse',
        next: 'Wait for as many seconds as Retry-After says.'
    },
    REQUEST_INVALID: {
        message: 'The relay cannot read the request, or serves nothing at this address.',
        handling: 'refuse',
        next: 'Send events of Partner Center to POST /webhooks/partner-center; ask GET /healthz for health.'
    }
});

export type ErrorCode = keyof typeof errors;

/** An expected failure: carries a code of the registry, the particulars, and what caused it. */
export class CosellError extends Error {
    readonly code: ErrorCode;
    /** Particulars for the log: never a secret, never a whole record. */
    readonly detail: string;
    /** Seconds after which the other side says that it will answer again; null = it did not say. */
    readonly retryAfter: number | null;

    constructor(code: ErrorCode, detail: string, options?: { cause?: unknown; retryAfter?: number | null }) {
        super(`${code}: ${errors[code].message} ${detail}`.trim(), options);
        this.name = 'CosellError';
        this.code = code;
        this.detail = detail;
        this.retryAfter = options?.retryAfter ?? null;
    }
}

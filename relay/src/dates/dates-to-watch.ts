const DAY_MS = 86_400_000;
/** Entra ID, "Refresh tokens": 90 days without use. */
export const REFRESH_TOKEN_DAYS = 90;
/** How many days before the end it is said, each once; 0: it is over. */
const WARN_DAYS = [30, 7, 1, 0] as const;

/** What the dates are taken from; null: nobody has said, or it could not be seen. */
export interface DatedThings {
    clientSecretExpires: Date | null;
    /** When the refresh token was given out. */
    signInRenewedAt: Date | null;
    salesforceCertificateEnds: Date | null;
    /** The first of the roots that an operator has named. */
    rootCertificateEnds: Date | null;
    relayCertificateEnds: Date | null;
}

/** Whatever has a date after which the relay cannot do something, and what a person does about it. */
export const datesToWatch = {
    'client secret': {
        ends: ({ clientSecretExpires }: DatedThings) => clientSecretExpires,
        next: 'Make a new one in the app registration: docs/sign-in.md.'
    },
    'sign-in': {
        ends: ({ signInRenewedAt }: DatedThings) =>
            signInRenewedAt && new Date(signInRenewedAt.getTime() + REFRESH_TOKEN_DAYS * DAY_MS),
        next: 'Let the relay reach Microsoft, or sign in anew: docs/sign-in.md.'
    },
    'Salesforce certificate': {
        ends: ({ salesforceCertificateEnds }: DatedThings) => salesforceCertificateEnds,
        next: 'Make a new pair and upload its certificate to the External Client App: unpackaged/README.md.'
    },
    'root certificate': {
        ends: ({ rootCertificateEnds }: DatedThings) => rootCertificateEnds,
        next: 'Put the roots that Microsoft uses now into PARTNER_ROOT_CERTIFICATES_FILE.'
    },
    'certificate of the relay': {
        ends: ({ relayCertificateEnds }: DatedThings) => relayCertificateEnds,
        next: 'Renew the TLS certificate of the address in RELAY_PUBLIC_URL.'
    }
} as const;

export type Dated = keyof typeof datesToWatch;

export interface Ending {
    what: Dated;
    /** ISO 8601. */
    ends: string;
    /** Whole days that are left; 0 or less: it is over. */
    days: number;
}

/** What ends within 30 days, soonest first. */
export function endingsOf(things: DatedThings, now: Date): Ending[] {
    return Object.entries(datesToWatch)
        .flatMap(([what, { ends: endOf }]) => {
            const ends = endOf(things);
            return ends ? [{ what: what as Dated, ends, days: daysUntil(ends, now) }] : [];
        })
        .filter(({ days }) => days <= WARN_DAYS[0])
        .sort((a, b) => a.ends.getTime() - b.ends.getTime())
        .map(({ what, ends, days }) => ({ what, ends: ends.toISOString(), days }));
}

/** Which warning an ending is at: the number of days that it names; it is said once. */
export const warningOf = ({ days }: Ending): number => WARN_DAYS.findLast((limit) => days <= limit) ?? 0;

const daysUntil = (ends: Date, now: Date) => Math.floor((ends.getTime() - now.getTime()) / DAY_MS);

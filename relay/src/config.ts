import { CosellError } from '@cosell/contracts';
import { z } from 'zod';
import { microsoftCertificateUrl } from './partner-center/webhook/microsoft-hosts.ts';

/** One setting of the relay, as docs/settings.md tells of it. */
export interface Setting {
    name: string;
    required: boolean;
    /** Its value is never shown. */
    secret: boolean;
    default: string | null;
    what: string;
}

interface Kind<Value> extends Omit<Setting, 'name'> {
    schema: z.ZodType<Value, string>;
    /** Names a file that must exist. */
    file: boolean;
}

type Told = Pick<Setting, 'what'> & Partial<Pick<Setting, 'secret' | 'default'> & { file: boolean }>;

const common = { secret: false, default: null, file: false };
const required = <Value>(schema: z.ZodType<Value, string>, told: Told): Kind<Value> => ({
    ...common,
    schema,
    ...told,
    required: told.default === undefined
});
const optional = <Value>(schema: z.ZodType<Value, string>, told: Told): Kind<Value | null> => ({
    ...common,
    schema,
    ...told,
    required: false
});

/** Messages must not repeat the value: it may be a secret that was put into the wrong setting. */
const text = z.string();
const matching = (pattern: RegExp, what: string) => text.regex(pattern, `must be ${what}`);

/** Whoever is on this machine is trusted; across a network nothing goes without TLS. */
const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

const address = text
    .refine((value) => URL.canParse(value), 'must be an absolute address such as https://host/path')
    .refine((value) => {
        const url = URL.parse(value);
        return !url || url.protocol === 'https:' || (url.protocol === 'http:' && loopback.test(url.hostname));
    }, 'must begin with https:// (http:// is for loopback addresses only)')
    .refine((value) => {
        const url = URL.parse(value);
        return !url || !(url.username || url.password || url.search || url.hash);
    }, 'must have neither user, password, query nor fragment');
const baseAddress = address.transform((value) => value.replace(/\/+$/, ''));
const addresses = text
    .transform((value) => value.split(',').map((part) => part.trim()))
    .pipe(z.array(address).min(1));

/** As OpenTelemetry has them: W3C Baggage without properties. */
const headers = matching(/^[^\s=,]+=[^\s,]*(,[^\s=,]+=[^\s,]*)*$/, 'name=value, separated by commas')
    .refine((value) => isDecodable(value), 'must be percent-encoded')
    .transform((value) =>
        Object.fromEntries(
            value.split(',').map((pair) => {
                const [name = '', ...rest] = pair.split('=');
                return [name, decodeURIComponent(rest.join('='))];
            })
        )
    );

const duration = (least: number, most: number) =>
    matching(/^\d+(\.\d+)?$/, `a number from ${least} to ${most}`)
        .transform(Number)
        .refine((value) => value >= least && value <= most, `must be a number from ${least} to ${most}`);

const kinds = {
    SALESFORCE_LOGIN_URL: required(baseAddress, {
        default: 'https://login.salesforce.com',
        what: 'Where the relay signs in: login.salesforce.com, test.salesforce.com (sandbox) or My Domain.'
    }),
    SALESFORCE_CLIENT_ID: required(text, { what: 'Consumer key of the External Client App.' }),
    SALESFORCE_USERNAME: required(text, { what: 'Username of the integration user.' }),
    SALESFORCE_PRIVATE_KEY_FILE: required(text, {
        file: true,
        what: "File with the private key of the app's certificate: PKCS #8, PEM."
    }),
    SALESFORCE_CERTIFICATE_FILE: optional(text, {
        file: true,
        what: "File with the app's certificate, PEM; the relay warns 30, 7 and 1 days before it ends."
    }),
    SALESFORCE_PUBSUB_ENDPOINT: required(
        matching(/^[^\s/:]+:\d{1,5}$|^\[[\da-f:]+\]:\d{1,5}$/i, 'host:port'),
        {
            default: 'api.pubsub.salesforce.com:7443',
            what: 'The Pub/Sub API, host:port.'
        }
    ),
    SALESFORCE_ORG_ID: required(
        matching(/^00D[A-Za-z0-9]{15}$/, 'an org id of 18 characters that begins with 00D'),
        {
            what: 'The one org that this relay is paired with, 18 characters. Whatever belongs to another is refused.'
        }
    ),
    PARTNER_TENANT_ID: required(matching(/^[A-Za-z0-9.-]+$/, 'a tenant id or a domain'), {
        what: 'Directory (tenant) id of the partner at Microsoft.'
    }),
    PARTNER_CLIENT_ID: required(text, { what: 'Application (client) id of the app registration.' }),
    PARTNER_CLIENT_SECRET: required(text, { secret: true, what: 'Client secret of the app registration.' }),
    PARTNER_CLIENT_SECRET_EXPIRES: optional(
        z.iso.date('must be a date such as 2027-06-30').transform((value) => new Date(value)),
        { what: 'The last day of the client secret; the relay warns 30, 7 and 1 days before.' }
    ),
    PARTNER_REFRESH_TOKEN: optional(text, {
        secret: true,
        what: 'A first refresh token, where a Referrals admin signed in elsewhere. Otherwise sign in with the link.'
    }),
    PARTNER_LOGIN_URL: required(baseAddress, {
        default: 'https://login.microsoftonline.com',
        what: 'Where Microsoft gives out tokens.'
    }),
    PARTNER_API_URL: required(baseAddress, {
        default: 'https://api.partner.microsoft.com',
        what: 'The Referrals API.'
    }),
    PARTNER_WEBHOOK_API_URL: required(baseAddress, {
        default: 'https://api.partnercenter.microsoft.com',
        what: 'Where the relay registers for the events of Partner Center.'
    }),
    PARTNER_CERTIFICATE_URLS: required(addresses, {
        default: microsoftCertificateUrl,
        what: 'Exact addresses that the certificate of an event may come from, separated by commas.'
    }),
    PARTNER_ROOT_CERTIFICATES_FILE: optional(text, {
        file: true,
        what: "File with the roots that an event's certificate must lead to, PEM. Without it those that Node trusts."
    }),
    RELAY_HOST: required(text, { default: '127.0.0.1', what: 'The address to listen at; 0.0.0.0 for all.' }),
    RELAY_PORT: required(
        matching(/^\d{1,5}$/, 'a number from 0 to 65535')
            .transform(Number)
            .refine((port) => port <= 65_535, 'must be a number from 0 to 65535'),
        { default: '8080', what: 'The port to listen at; 0 for any that is free.' }
    ),
    RELAY_PUBLIC_URL: required(baseAddress, { what: 'Where Microsoft reaches this relay.' }),
    RELAY_DATA_DIR: optional(text, {
        what: 'Folder of the store, for one relay on one machine. Either this or `DATABASE_URL`.'
    }),
    DATABASE_URL: optional(matching(/^postgres(ql)?:\/\//, 'an address that begins with postgres://'), {
        secret: true,
        what: 'PostgreSQL as the store, for any number of relays. Either this or `RELAY_DATA_DIR`.'
    }),
    RELAY_ENCRYPTION_KEY: required(
        matching(
            /^[A-Za-z0-9+/]{43}=$/,
            '32 bytes in base64, as `openssl rand -base64 32` makes them'
        ).transform((value) => Buffer.from(value, 'base64')),
        { secret: true, what: 'Seals the secrets in the store: 32 bytes in base64.' }
    ),
    RELAY_TOKEN: optional(matching(/^[\x21-\x7e]{32,}$/, 'at least 32 characters without blanks'), {
        secret: true,
        what: 'Bearer token for operators and the CLI: 32 characters or more. A paired org has its own.'
    }),
    RELAY_MAPPING_FILE: optional(text, {
        file: true,
        what: 'File with a mapping document (JSON) that counts instead of any that is published.'
    }),
    RELAY_DEFAULT_CURRENCY: required(matching(/^[A-Z]{3}$/, 'a currency code of three capital letters'), {
        what: 'Currency of all amounts in an org without multi-currency, such as EUR.'
    }),
    RELAY_SWEEP_MINUTES: required(duration(0.01, 24 * 60), {
        default: '5',
        what: 'Minutes between two sweeps of both sides for changes that no event has told of.'
    }),
    RELAY_SYNC_LOG_DAYS: optional(duration(30, 3650), {
        what: 'Days after which the relay deletes lines of the sync log in Salesforce. Without it they stay.'
    }),
    RELAY_WEBHOOK_TAKE_OVER: required(
        matching(/^(true|false)$/, 'true or false').transform((value) => value === 'true'),
        {
            default: 'false',
            what: "Whether the relay replaces another tool's registration for events, once at its start."
        }
    ),
    RELAY_LISTS_LAG_SECONDS: required(duration(1, 3600), {
        default: '60',
        what: 'After how many seconds a list of Partner Center shows a new referral for certain.'
    }),
    OTEL_EXPORTER_OTLP_ENDPOINT: optional(baseAddress, {
        what: 'Collector of OpenTelemetry that gets the traces, over OTLP/HTTP. Without it there are none.'
    }),
    OTEL_EXPORTER_OTLP_HEADERS: optional(headers, {
        secret: true,
        what: 'Headers for the collector, `name=value` separated by commas, values percent-encoded.'
    }),
    OTEL_SERVICE_NAME: required(text, {
        default: 'cosell-relay',
        what: 'Name of the relay in traces.'
    }),
    LOG_LEVEL: required(matching(/^(trace|debug|info|warn|error|fatal|silent)$/, 'a level of pino'), {
        default: 'info',
        what: 'trace, debug, info, warn, error, fatal or silent.'
    })
};

type Name = keyof typeof kinds;
type Values = { [Key in Name]: (typeof kinds)[Key] extends Kind<infer Value> ? Value : never };

/** All settings, in the order of the docs. */
export const settings: Setting[] = Object.entries(kinds).map(([name, { schema: _, file: __, ...told }]) => ({
    name,
    ...told
}));

export type Config = ReturnType<typeof readConfig>;

/**
 * Reads the environment, the only place that does. Addresses come without a trailing slash.
 * @throws CosellError CONFIG_INVALID, naming every setting that is missing or wrong, and no value
 */
export function readConfig(
    env: Record<string, string | undefined>,
    { fileExists }: { fileExists(path: string): boolean }
) {
    const problems: string[] = [];
    const values = Object.fromEntries(
        Object.entries<Kind<unknown>>(kinds).map(([name, kind]) => {
            const given = env[name]?.trim() || kind.default;
            if (given === null) {
                if (kind.required) problems.push(`${name} is missing`);
                return [name, null];
            }
            const read = kind.schema.safeParse(given);
            if (!read.success) problems.push(...read.error.issues.map(({ message }) => `${name} ${message}`));
            else if (kind.file && !fileExists(given))
                problems.push(`${name} names a file that does not exist`);
            return [name, read.data];
        })
    ) as Values;
    const place = placeOf(values, problems);
    if (problems.length)
        throw new CosellError('CONFIG_INVALID', problems.map((problem) => `\n- ${problem}`).join(''));
    return {
        salesforce: {
            loginUrl: values.SALESFORCE_LOGIN_URL,
            clientId: values.SALESFORCE_CLIENT_ID,
            username: values.SALESFORCE_USERNAME,
            privateKeyFile: values.SALESFORCE_PRIVATE_KEY_FILE,
            certificateFile: values.SALESFORCE_CERTIFICATE_FILE,
            pubSubEndpoint: values.SALESFORCE_PUBSUB_ENDPOINT,
            orgId: values.SALESFORCE_ORG_ID
        },
        partnerCenter: {
            tenantId: values.PARTNER_TENANT_ID,
            clientId: values.PARTNER_CLIENT_ID,
            clientSecret: values.PARTNER_CLIENT_SECRET,
            clientSecretExpires: values.PARTNER_CLIENT_SECRET_EXPIRES,
            refreshToken: values.PARTNER_REFRESH_TOKEN,
            loginUrl: values.PARTNER_LOGIN_URL,
            apiUrl: values.PARTNER_API_URL,
            webhookApiUrl: values.PARTNER_WEBHOOK_API_URL
        },
        webhook: {
            certificateUrls: values.PARTNER_CERTIFICATE_URLS,
            rootCertificatesFile: values.PARTNER_ROOT_CERTIFICATES_FILE
        },
        store: { place, encryptionKey: values.RELAY_ENCRYPTION_KEY },
        host: values.RELAY_HOST,
        port: values.RELAY_PORT,
        publicUrl: values.RELAY_PUBLIC_URL,
        relayToken: values.RELAY_TOKEN,
        mappingFile: values.RELAY_MAPPING_FILE,
        defaultCurrency: values.RELAY_DEFAULT_CURRENCY,
        sweepMinutes: values.RELAY_SWEEP_MINUTES,
        syncLogDays: values.RELAY_SYNC_LOG_DAYS,
        webhookTakeOver: values.RELAY_WEBHOOK_TAKE_OVER,
        listsLagSeconds: values.RELAY_LISTS_LAG_SECONDS,
        tracing:
            values.OTEL_EXPORTER_OTLP_ENDPOINT === null
                ? null
                : {
                      endpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT,
                      headers: values.OTEL_EXPORTER_OTLP_HEADERS ?? {},
                      serviceName: values.OTEL_SERVICE_NAME
                  },
        logLevel: values.LOG_LEVEL
    };
}

function isDecodable(value: string): boolean {
    try {
        decodeURIComponent(value);
        return true;
    } catch {
        return false;
    }
}

/** Exactly one of the two. */
function placeOf(
    { RELAY_DATA_DIR: dataDir, DATABASE_URL: databaseUrl }: Values,
    problems: string[]
): { dataDir: string } | { databaseUrl: string } {
    if (dataDir && databaseUrl)
        problems.push('RELAY_DATA_DIR and DATABASE_URL are both set: take one of them away');
    if (databaseUrl) return { databaseUrl };
    if (!dataDir && databaseUrl === null)
        problems.push('RELAY_DATA_DIR or DATABASE_URL is missing: one is needed');
    return { dataDir: dataDir ?? '' };
}

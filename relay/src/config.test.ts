import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { CosellError } from '@cosell/contracts';
import { readConfig, settings } from './config.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');

const complete = {
    SALESFORCE_CLIENT_ID: 'client',
    SALESFORCE_USERNAME: 'relay@example.com',
    SALESFORCE_PRIVATE_KEY_FILE: '/keys/salesforce.pem',
    SALESFORCE_ORG_ID: '00D5g000004XyZaEAK',
    PARTNER_TENANT_ID: 'fa9d7b1e-0000-4000-8000-0123456789ab',
    PARTNER_CLIENT_ID: 'app',
    PARTNER_CLIENT_SECRET: 'the-client-secret',
    PARTNER_REFRESH_TOKEN: 'the-refresh-token',
    RELAY_PUBLIC_URL: 'https://relay.example.com/',
    RELAY_DATA_DIR: '/data',
    RELAY_ENCRYPTION_KEY: KEY,
    RELAY_DEFAULT_CURRENCY: 'EUR'
};

const read = (
    changes: Record<string, string | undefined> = {},
    fileExists: (path: string) => boolean = () => true
) => readConfig({ ...complete, ...changes }, { fileExists });

/** The lines of the refusal, one for each thing that is wrong. */
function problems(
    changes: Record<string, string | undefined>,
    fileExists?: (path: string) => boolean
): string[] {
    try {
        read(changes, fileExists);
    } catch (error) {
        assert.ok(error instanceof CosellError);
        assert.equal(error.code, 'CONFIG_INVALID');
        return error.detail.split('\n- ').slice(1);
    }
    assert.fail('the settings were accepted');
}

describe('the settings of the relay', () => {
    it('default to the real hosts and to this machine alone', () => {
        const config = read();
        assert.equal(config.salesforce.loginUrl, 'https://login.salesforce.com');
        assert.equal(config.salesforce.pubSubEndpoint, 'api.pubsub.salesforce.com:7443');
        assert.equal(config.partnerCenter.apiUrl, 'https://api.partner.microsoft.com');
        assert.equal(config.webhook.certificateUrls.length, 1);
        assert.equal(config.webhook.rootCertificatesFile, null);
        assert.deepEqual([config.host, config.port, config.logLevel], ['127.0.0.1', 8080, 'info']);
    });

    it('ask for no traces unless a collector is named, and hand its headers on decoded', () => {
        assert.equal(read({ OTEL_EXPORTER_OTLP_HEADERS: 'x-key=1' }).tracing, null);
        const tracing = read({
            OTEL_EXPORTER_OTLP_ENDPOINT: 'https://otel.example/otlp/',
            OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Basic%20YQ==,x-tenant=7'
        }).tracing;
        assert.deepEqual(tracing, {
            endpoint: 'https://otel.example/otlp',
            headers: { authorization: 'Basic YQ==', 'x-tenant': '7' },
            serviceName: 'cosell-relay'
        });
        for (const wrong of ['secret-without-a-name', 'x-key=%E0%A4%A']) {
            const [problem = '', ...more] = problems({ OTEL_EXPORTER_OTLP_HEADERS: wrong });
            assert.match(problem, /^OTEL_EXPORTER_OTLP_HEADERS must be/);
            assert.ok(!problem.includes(wrong) && !more.length);
        }
    });

    it('are handed on in their types, addresses without a trailing slash', () => {
        const config = read({
            RELAY_PORT: ' 0 ',
            PARTNER_CERTIFICATE_URLS: 'https://a.example/x.cer, http://localhost:1/y.cer'
        });
        assert.equal(config.port, 0);
        assert.equal(config.publicUrl, 'https://relay.example.com');
        assert.deepEqual(config.webhook.certificateUrls, [
            'https://a.example/x.cer',
            'http://localhost:1/y.cer'
        ]);
        assert.deepEqual(config.store, { place: { dataDir: '/data' }, encryptionKey: Buffer.alloc(32, 7) });
    });

    it('are refused all at once, each by name and reason', () => {
        const missing = settings
            .filter((setting) => setting.required)
            .map(({ name }) => `${name} is missing`);
        assert.deepEqual(
            problems(Object.fromEntries(Object.keys(complete).map((name) => [name, undefined]))),
            [...missing, 'RELAY_DATA_DIR or DATABASE_URL is missing: one is needed']
        );
        assert.deepEqual(
            problems({
                RELAY_PORT: '70000',
                LOG_LEVEL: 'loud',
                RELAY_DEFAULT_CURRENCY: 'euro',
                SALESFORCE_ORG_ID: '00D'
            }),
            [
                'SALESFORCE_ORG_ID must be an org id of 18 characters that begins with 00D',
                'RELAY_PORT must be a number from 0 to 65535',
                'RELAY_DEFAULT_CURRENCY must be a currency code of three capital letters',
                'LOG_LEVEL must be a level of pino'
            ]
        );
    });

    it('count as missing when they are blank', () => {
        assert.deepEqual(problems({ SALESFORCE_USERNAME: '  ' }), ['SALESFORCE_USERNAME is missing']);
    });

    it('name files that exist', () => {
        assert.deepEqual(
            problems({ PARTNER_ROOT_CERTIFICATES_FILE: '/roots.pem' }, (path) => path === '/other'),
            [
                'SALESFORCE_PRIVATE_KEY_FILE names a file that does not exist',
                'PARTNER_ROOT_CERTIFICATES_FILE names a file that does not exist'
            ]
        );
    });

    it('allow http for loopback addresses only', () => {
        for (const host of ['localhost:1', '127.0.0.1:8443', '127.8.9.1', '[::1]:80'])
            assert.equal(read({ PARTNER_API_URL: `http://${host}` }).partnerCenter.apiUrl, `http://${host}`);
        for (const host of ['example.com', '10.0.0.1', 'localhost.example.com', '127.0.0.1.example.com'])
            for (const name of settings.map((setting) => setting.name).filter((each) => /_URLS?$/.test(each)))
                if (name !== 'DATABASE_URL')
                    assert.deepEqual(problems({ [name]: `http://${host}` }), [
                        `${name} must begin with https:// (http:// is for loopback addresses only)`
                    ]);
    });

    it('refuse addresses that carry more than an address', () => {
        for (const url of ['https://u:p@example.com', 'https://example.com?a=b', 'https://example.com#a'])
            assert.deepEqual(problems({ RELAY_PUBLIC_URL: url }), [
                'RELAY_PUBLIC_URL must have neither user, password, query nor fragment'
            ]);
        assert.deepEqual(problems({ RELAY_PUBLIC_URL: 'relay.example.com' }), [
            'RELAY_PUBLIC_URL must be an absolute address such as https://host/path'
        ]);
    });

    it('want one store: a folder or a database', () => {
        const databaseUrl = 'postgres://u:p@db/cosell';
        assert.deepEqual(read({ RELAY_DATA_DIR: '', DATABASE_URL: databaseUrl }).store.place, {
            databaseUrl
        });
        assert.deepEqual(problems({ DATABASE_URL: databaseUrl }), [
            'RELAY_DATA_DIR and DATABASE_URL are both set: take one of them away'
        ]);
        assert.deepEqual(problems({ RELAY_DATA_DIR: '', DATABASE_URL: 'mysql://db' }), [
            'DATABASE_URL must be an address that begins with postgres://'
        ]);
    });

    it('want an encryption key of exactly 32 bytes', () => {
        for (const bytes of [16, 31, 33, 64])
            assert.equal(
                problems({ RELAY_ENCRYPTION_KEY: Buffer.alloc(bytes).toString('base64') }).length,
                1
            );
    });

    it('want a token of 32 characters, and a date that exists', () => {
        assert.equal(read().relayToken, null);
        assert.equal(read({ RELAY_TOKEN: 'x'.repeat(32) }).relayToken, 'x'.repeat(32));
        assert.deepEqual(problems({ RELAY_TOKEN: 'x'.repeat(31) }), [
            'RELAY_TOKEN must be at least 32 characters without blanks'
        ]);
        const { partnerCenter } = read({ PARTNER_CLIENT_SECRET_EXPIRES: '2027-06-30' });
        assert.deepEqual(partnerCenter.clientSecretExpires, new Date('2027-06-30'));
        for (const date of ['2027-02-30', '30.6.2027', '2027-13-01'])
            assert.equal(problems({ PARTNER_CLIENT_SECRET_EXPIRES: date }).length, 1, date);
    });

    it('may leave out the refresh token: somebody signs in instead', () => {
        assert.equal(read({ PARTNER_REFRESH_TOKEN: undefined }).partnerCenter.refreshToken, null);
    });

    it('never appear in a refusal by their value', () => {
        const secret = 'hunter2-hunter2';
        for (const { name } of settings)
            for (const problem of problems({ [name]: `${secret} `, RELAY_PORT: 'x' }, () => false))
                assert.doesNotMatch(problem, /hunter2/, name);
    });

    it('are told in docs/settings.md, each in a row of its own and in this order', async () => {
        const page = await readFile(new URL('../../docs/settings.md', import.meta.url), 'utf8');
        const rows = page
            .split('\n')
            .filter((line) => line.startsWith('| `'))
            .map((line) => line.replace(/ +/g, ' '));
        assert.deepEqual(
            rows,
            settings.map((setting) => {
                const need = setting.required
                    ? 'required'
                    : (setting.default && `\`${setting.default}\``) || 'optional';
                return `| \`${setting.name}\`${setting.secret ? ' (secret)' : ''} | ${need} | ${setting.what} |`;
            })
        );
    });
});

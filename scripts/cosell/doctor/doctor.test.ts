import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OrgExamination } from '../../../relay/src/salesforce/examine-org.ts';
import type { Examination } from '../../../relay/src/sign-in/examine.ts';
import { Refusal } from '../relay-client.ts';
import { checks } from './checks.ts';
import type { Health, Surroundings } from './check.ts';
import { findingsInWords, runChecks } from './run-checks.ts';

const health: Health = { ok: true, version: '0.1.0', signedIn: true, problem: null, endings: [] };
const well: Examination = {
    redirectUri: 'https://relay.example/sign-in/microsoft/callback',
    apis: {
        referrals: { resource: 'https://api.partner.microsoft.com', problem: null },
        webhooks: { resource: 'https://api.partnercenter.microsoft.com', problem: null }
    },
    secondFactor: true,
    referrals: { seesAny: true, problem: null },
    clockSkewSeconds: 0,
    events: 'ours',
    eventsProblem: null
};
const orgIsWell: OrgExamination = {
    problem: null,
    missing: [],
    clockSkewSeconds: 0,
    pubSub: { endpoint: 'api.pubsub.salesforce.com:7443', isReachable: true },
    mapping: { source: 'salesforce', version: 3, trouble: null },
    publicAddress: { url: 'https://relay.example/webhooks/partner-center', answers: true }
};
const consent = { code: 'SIGN_IN_CONSENT', detail: 'invalid_grant AADSTS65001' } as const;

function around(
    microsoft: Partial<Examination> = {},
    changes: Partial<Health> = {},
    env: Surroundings['env'] = {}
): Surroundings {
    return {
        env,
        fileExists: () => true,
        health: async () => ({ ...health, ...changes }),
        microsoft: async () => ({ ...well, ...microsoft }),
        org: async () => orgIsWell
    };
}

const atOrg = (org: Partial<OrgExamination>): Surroundings => ({
    ...around(),
    org: async () => ({ ...orgIsWell, ...org })
});
const trouble = { code: 'MAPPING_INVALID', message: 'It names no field.', next: 'Correct it.' } as const;

async function finding(name: string, surroundings: Surroundings) {
    const found = (await runChecks(checks, surroundings)).find((one) => one.name === name);
    assert.ok(found, name);
    return found;
}

describe('the doctor', () => {
    it('finds nothing to do where all is well', async () => {
        const findings = await runChecks(checks, around());
        const others = findings.filter(({ outcome }) => outcome !== 'ok');
        assert.deepEqual(
            others.map(({ name }) => name),
            ['Settings of the relay', 'Store of the relay']
        );
        assert.match(findingsInWords(findings).at(-1) ?? '', /14 ok, 2 to look at, 0 failed/);
    });

    for (const [name, outcome, words, surroundings] of [
        [
            'App registration',
            'fail',
            /api\.partnercenter\.microsoft\.com: SIGN_IN_CONSENT/,
            around({ apis: { ...well.apis, webhooks: { ...well.apis.webhooks, problem: consent } } })
        ],
        ['Multi-factor authentication', 'fail', /password alone/, around({ secondFactor: false })],
        ['Multi-factor authentication', 'warn', /no token/, around({ secondFactor: null })],
        [
            'Role in Partner Center',
            'warn',
            /no referral/,
            around({ referrals: { seesAny: false, problem: null } })
        ],
        [
            'Role in Partner Center',
            'fail',
            /cannot be listed/,
            around({
                referrals: { seesAny: false, problem: { code: 'REFERRAL_NOT_FOUND', detail: 'HTTP 403' } }
            })
        ],
        ['Clock against Microsoft', 'warn', /90 s behind/, around({ clockSkewSeconds: -90 })],
        ['Clock against Microsoft', 'fail', /400 s ahead/, around({ clockSkewSeconds: 400 })],
        [
            'Store of the relay',
            'warn',
            /survives a killed process, not a lost machine/,
            around({}, {}, { RELAY_DATA_DIR: '/data' })
        ],
        [
            'Signed in at Salesforce',
            'fail',
            /ORG_MISMATCH/,
            atOrg({ problem: { code: 'ORG_MISMATCH', detail: 'Signed in to another.' }, missing: null })
        ],
        ['Permissions of the integration user', 'fail', /not signed in/, atOrg({ missing: null })],
        [
            'Permissions of the integration user',
            'fail',
            /read Opportunity\.Amount, create Lead\./,
            atOrg({ missing: ['read Opportunity.Amount', 'create Lead'] })
        ],
        [
            'Permissions of the integration user',
            'fail',
            /, 11 and 8 more\./,
            atOrg({ missing: Array.from({ length: 20 }, (_, index) => `${index}`) })
        ],
        ['Clock against Salesforce', 'warn', /90 s ahead/, atOrg({ clockSkewSeconds: 90 })],
        ['Clock against Salesforce', 'fail', /did not answer/, atOrg({ clockSkewSeconds: null })],
        [
            'Changes of Salesforce',
            'fail',
            /sweeps alone/,
            atOrg({ pubSub: { endpoint: 'pubsub.example:1', isReachable: false } })
        ],
        [
            'Mapping',
            'fail',
            /MAPPING_INVALID, It names no field/,
            atOrg({ mapping: { source: 'salesforce', version: 2, trouble } })
        ],
        [
            'Address for Microsoft',
            'warn',
            /No relay answers/,
            atOrg({ publicAddress: { url: 'https://relay.example', answers: false } })
        ],
        ['Events of Partner Center', 'warn', /Another tool/, around({ events: 'taken' })],
        ['Signed in at Microsoft', 'fail', /Nobody/, around({}, { signedIn: false, problem: 'Nobody has.' })],
        [
            'What ends on a date',
            'warn',
            /^The root certificate ends in 7 days; the client secret ends in 9 days\.$/,
            around(
                {},
                {
                    endings: [
                        { what: 'client secret', days: 9 },
                        { what: 'root certificate', days: 7 }
                    ]
                }
            )
        ],
        [
            'What ends on a date',
            'fail',
            /^The Salesforce certificate ends, or has ended\.$/,
            around({}, { endings: [{ what: 'Salesforce certificate', days: 0 }] })
        ],
        [
            'Settings of the relay',
            'fail',
            /PARTNER_CLIENT_ID/,
            around({}, {}, { PARTNER_TENANT_ID: 'tenant' })
        ]
    ] as const)
        it(`says of ${name}: ${outcome}, ${words.source}`, async () => {
            const found = await finding(name, surroundings);
            assert.deepEqual([found.outcome, words.test(found.saw)], [outcome, true], found.saw);
            assert.ok(found.next, 'it says what to do');
        });

    it('goes on where the relay does not answer, and says so of each check that needed it', async () => {
        const refused = async () => {
            throw new Refusal('RELAY_UNREACHABLE', 'No answer.', 'Start it.');
        };
        const findings = await runChecks(checks, {
            ...around(),
            health: refused,
            microsoft: refused,
            org: refused
        });
        assert.equal(findings.filter(({ saw }) => saw.startsWith('RELAY_UNREACHABLE')).length, 14);
    });
});

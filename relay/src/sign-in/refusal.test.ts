import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CosellError } from '@cosell/contracts';
import { AuthorizationResponseError, ClientError } from 'openid-client';
import { refusalOf, type Way } from './refusal.ts';

const answered = (error: string, number: number | null) =>
    new AuthorizationResponseError('refused', {
        cause: new URLSearchParams({
            error,
            ...(number && { error_description: `AADSTS${number}: alex@contoso.example may not.` })
        })
    });

describe('a refusal of Microsoft', () => {
    const cases: [string, number | null, Way, string][] = [
        ['access_denied', 65004, 'browser', 'SIGN_IN_REFUSED'],
        ['access_denied', 65001, 'browser', 'SIGN_IN_CONSENT'],
        ['access_denied', 90094, 'browser', 'SIGN_IN_CONSENT'],
        ['interaction_required', 50076, 'browser', 'SIGN_IN_MFA'],
        ['invalid_client', 7000222, 'browser', 'PARTNER_CENTER_SECRET'],
        ['temporarily_unavailable', null, 'browser', 'PARTNER_CENTER_UNAVAILABLE'],
        ['access_denied', 53003, 'browser', 'SIGN_IN_REFUSED'],
        ['access_denied', 53003, 'device', 'SIGN_IN_DEVICE_BLOCKED'],
        ['invalid_grant', 53003, 'device', 'SIGN_IN_DEVICE_BLOCKED'],
        ['access_denied', null, 'device', 'SIGN_IN_DEVICE_BLOCKED'],
        ['authorization_declined', 70017, 'device', 'SIGN_IN_REFUSED']
    ];
    for (const [error, number, way, code] of cases)
        it(`${error} ${number ?? 'without a number'} by ${way} is ${code}`, () => {
            const refusal = refusalOf(answered(error, number), way);
            assert.equal(refusal.code, code);
            assert.equal(refusal.detail, number ? `${error} AADSTS${number}.` : `${error}.`);
        });

    it('quotes no text and keeps no cause: they may hold names and tokens', () => {
        const refusal = refusalOf(answered('access_denied', 65004), 'browser');
        assert.doesNotMatch(refusal.message, /alex/);
        assert.equal(refusal.cause, undefined);
    });
});

describe('a sign-in service', () => {
    it('that fails or does not answer may do so later', () => {
        const failing = new ClientError('not conform', { cause: new Response('', { status: 502 }) });
        for (const error of [new TypeError('fetch failed'), failing])
            assert.equal(refusalOf(error, 'browser').code, 'PARTNER_CENTER_UNAVAILABLE');
    });

    it('whose answer does not fit the request has signed nobody in', () => {
        const error = Object.assign(new ClientError('invalid'), { code: 'OAUTH_INVALID_RESPONSE' });
        assert.deepEqual(
            [refusalOf(error, 'browser').code, refusalOf(error, 'browser').detail],
            ['SIGN_IN_REFUSED', 'OAUTH_INVALID_RESPONSE.']
        );
    });

    it('is not blamed for what we found out ourselves', () => {
        const own = new CosellError('SIGN_IN_OTHER_PARTNER', 'x');
        assert.equal(refusalOf(own, 'device'), own);
    });
});

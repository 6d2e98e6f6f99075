import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CosellError } from '@cosell/contracts';
import { judgeCall, refusal, salesforceFailure } from './refusal.ts';

describe('an answer of Salesforce', () => {
    const cases = [
        ['FIELD_CUSTOM_VALIDATION_EXCEPTION', 'COSELL_STALE: saved meanwhile', 'COSELL_STALE'],
        ['FIELD_CUSTOM_VALIDATION_EXCEPTION', 'Amount must be positive', 'SALESFORCE_REFUSED'],
        ['UNABLE_TO_LOCK_ROW', 'unable to obtain exclusive access', 'SALESFORCE_UNAVAILABLE'],
        ['ERROR_HTTP_503', 'try later', 'SALESFORCE_UNAVAILABLE'],
        ['INVALID_FIELD', "No such column 'Amount' on entity 'Opportunity'", 'SALESFORCE_ACCESS'],
        ['INVALID_TYPE', "sObject type 'Lead' is not supported", 'SALESFORCE_ACCESS'],
        ['ENTITY_IS_DELETED', 'entity is deleted', 'SALESFORCE_NOT_FOUND'],
        ['INVALID_SESSION_ID', 'Session expired or invalid', 'SALESFORCE_SIGN_IN']
    ] as const;
    for (const [errorCode, message, code] of cases)
        it(`"${errorCode}: ${message}" is ${code}`, () => {
            assert.equal(refusal({ errorCode, message }).code, code);
        });

    it("keeps the rule's own text and the fields for the person who reads the log", () => {
        const { detail } = refusal({
            errorCode: 'X',
            message: 'Amount must be positive',
            fields: ['Amount']
        });
        assert.equal(detail, 'X: Amount must be positive (Amount)');
    });
});

describe('what jsforce throws', () => {
    it('is an answer where it names an error code', () => {
        const error = Object.assign(new Error('no such row'), { errorCode: 'NOT_FOUND' });
        assert.equal(salesforceFailure(error).code, 'SALESFORCE_NOT_FOUND');
    });

    it('else never reached Salesforce, and keeps the cause', () => {
        const cause = new Error('connect ECONNREFUSED');
        const failure = salesforceFailure(cause);
        assert.equal(failure.code, 'SALESFORCE_UNAVAILABLE');
        assert.equal(failure.cause, cause);
    });

    it('is handed on where it has a code of ours already', () => {
        const ours = new CosellError('SALESFORCE_SIGN_IN', 'inactive user');
        assert.equal(salesforceFailure(ours), ours);
    });
});

describe('a call that failed tells of the org:', () => {
    const answered = (errorCode: string) => judgeCall(Object.assign(new Error(errorCode), { errorCode }));
    const failing = (congested: boolean) => ({ kind: 'failing', congested, retryAfterMs: null });

    it('a locked row, a slow query and a refusal are no fault of the org', () => {
        for (const code of ['UNABLE_TO_LOCK_ROW', 'QUERY_TIMEOUT', 'FIELD_CUSTOM_VALIDATION_EXCEPTION'])
            assert.deepEqual(answered(code), { kind: 'answered' }, code);
        assert.deepEqual(judgeCall(new CosellError('SALESFORCE_SIGN_IN', '')), { kind: 'answered' });
    });

    it('the limit of requests asks for fewer calls', () => {
        for (const code of ['REQUEST_LIMIT_EXCEEDED', 'ERROR_HTTP_429', 'ERROR_HTTP_503'])
            assert.deepEqual(answered(code), failing(true), code);
    });

    it('no answer, and a server error, are failures', () => {
        assert.deepEqual(answered('ERROR_HTTP_500'), failing(false));
        assert.deepEqual(judgeCall(new TypeError('fetch failed')), failing(false));
        assert.deepEqual(judgeCall(new CosellError('SALESFORCE_UNAVAILABLE', '')), failing(false));
    });
});

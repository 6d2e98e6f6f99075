import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CosellError } from '@cosell/contracts';
import { refusal, salesforceFailure } from './refusal.ts';

describe('an answer of Salesforce', () => {
    const cases = [
        ['FIELD_CUSTOM_VALIDATION_EXCEPTION', 'COSELL_STALE: saved meanwhile', 'COSELL_STALE'],
        ['FIELD_CUSTOM_VALIDATION_EXCEPTION', 'Amount must be positive', 'SALESFORCE_REFUSED'],
        ['UNABLE_TO_LOCK_ROW', 'unable to obtain exclusive access', 'SALESFORCE_UNAVAILABLE'],
        ['ERROR_HTTP_503', 'try later', 'SALESFORCE_UNAVAILABLE'],
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

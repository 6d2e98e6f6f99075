import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ControlReferral } from './control-client.ts';
import { referralsOf } from './referral-row.ts';

const referral = (given: Partial<ControlReferral>): ControlReferral => ({
    id: 'ours',
    engagementId: 'deal',
    organizationId: 'contoso',
    name: 'Plant twin',
    externalReferenceId: '00D000000000001AAA:006000000000001AAA',
    status: 'Active',
    substatus: 'Accepted',
    direction: 'Outgoing',
    expirationDateTime: null,
    updatedDateTime: '2026-11-20T10:00:00Z',
    details: {
        dealValue: 50_000,
        currency: 'USD',
        closingDateTime: '2027-01-31T00:00:00Z',
        notes: null,
        requirements: {
            solutions: [
                { id: 'sol-1', name: 'Contoso Forecast' },
                { id: 'sol-2', name: null }
            ]
        }
    },
    team: [{ firstName: 'Sue', lastName: 'Seller' }],
    trackingInfo: null,
    ...given
});
const microsofts = referral({ id: 'theirs', organizationId: 'msft', externalReferenceId: null });
const opportunity = { id: '006000000000001AAA', referralId: null };

test('a referral is found by our reference before Salesforce knows its identifier', () => {
    assert.deepEqual(
        referralsOf(opportunity, [referral({})]).map(({ id }) => id),
        ['ours']
    );
});

test('a deal of Microsoft, which has no reference of ours, is found by its identifier', () => {
    const inbound = referral({ externalReferenceId: null });
    assert.equal(referralsOf({ ...opportunity, referralId: 'ours' }, [inbound]).length, 1);
});

test("Microsoft's referral of the same engagement stands after ours", () => {
    const rows = referralsOf(opportunity, [microsofts, referral({})]);
    assert.deepEqual(
        rows.map(({ owner }) => owner),
        ['Partner', 'Microsoft']
    );
});

test('a deal that was not shared has no referral, whatever others have', () => {
    assert.deepEqual(
        referralsOf({ id: '006000000000002AAA', referralId: null }, [microsofts, referral({})]),
        []
    );
});

test('a row has the day of closing, names of people, and the id of a solution without name', () => {
    const [row] = referralsOf(opportunity, [referral({})]);
    assert.equal(row?.closingDate, '2027-01-31');
    assert.deepEqual(row?.team, ['Sue Seller']);
    assert.deepEqual(row?.solutions, ['Contoso Forecast', 'sol-2']);
});

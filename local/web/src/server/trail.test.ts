import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReferralRow } from '../page-state.ts';
import { mergeTrail, type LogRecord } from './trail.ts';

const referral = { id: 'ours' } as ReferralRow;
const log: LogRecord = {
    Id: 'a0L000000000001AAA',
    Direction__c: 'To Microsoft',
    Step__c: 'Create referral',
    Outcome__c: 'Done',
    Code__c: null,
    Detail__c: null,
    Milliseconds__c: 12,
    Happened_At__c: '2026-11-20T10:00:02.000+0000'
};
const request = {
    seq: 1,
    at: '2026-11-20T10:00:01.500Z',
    kind: 'request',
    operation: 'createReferral',
    method: 'POST',
    path: '/v1.0/engagements/referrals',
    status: 200,
    milliseconds: 7.4,
    referralId: 'ours'
};
const delivery = {
    seq: 2,
    at: '2026-11-20T10:00:03.000Z',
    kind: 'delivery',
    eventName: 'referral-created',
    resourceId: 'ours',
    attempt: 1,
    status: 200,
    outcome: 'delivered',
    milliseconds: 3
};
const save = { opportunityId: '006000000000001AAA', at: '2026-11-20T10:00:00.000+0000', by: 'Sue Seller' };

test('what the three parts tell stands in one order, newest first', () => {
    const trail = mergeTrail([log], [save], [request, delivery], [referral]);
    assert.deepEqual(
        trail.map(({ where, what }) => `${where}: ${what}`),
        [
            'Partner Center: Event referral-created sent to the relay',
            'Relay: Create referral (To Microsoft)',
            'Partner Center: The relay creates the referral',
            'Salesforce: Opportunity saved'
        ]
    );
});

test('entries about the referrals of another deal are left out', () => {
    const others = { ...request, seq: 3, referralId: 'theirs' };
    assert.equal(mergeTrail([], [], [others, { ...delivery, resourceId: 'theirs' }], [referral]).length, 0);
});

test('a refused request, a parked event and a failed step are shown as failed, with what was answered', () => {
    const trail = mergeTrail(
        [{ ...log, Outcome__c: 'Failed', Code__c: 'REFERRAL_REFUSED' }],
        [],
        [
            { ...request, status: 400 },
            { ...delivery, status: null, problem: 'nobody listens', outcome: 'parked', attempt: 10 }
        ],
        [referral]
    );
    assert.deepEqual(
        trail.map(({ outcome, what, detail }) => [outcome, what, detail]),
        [
            ['failed', 'Event referral-created sent to the relay (attempt 10)', 'nobody listens'],
            ['failed', 'Create referral (To Microsoft)', 'REFERRAL_REFUSED · 12 ms'],
            [
                'failed',
                'The relay creates the referral',
                'POST /v1.0/engagements/referrals answered 400 in 7 ms'
            ]
        ]
    );
});

test('a held step is neither done nor failed', () => {
    const [entry] = mergeTrail([{ ...log, Outcome__c: 'Held', Code__c: 'REFERRAL_INCOMPLETE' }], [], [], []);
    assert.equal(entry?.outcome, 'held');
});

test('what people did in the portal is told with the paths that they changed', () => {
    const change = {
        seq: 4,
        at: '2026-11-20T10:00:04.000Z',
        kind: 'change',
        change: 'updated',
        by: 'portal',
        referralId: 'ours',
        status: 'Active',
        substatus: 'Accepted',
        paths: ['/details/dealValue']
    };
    const [entry] = mergeTrail([], [], [change], [referral]);
    assert.equal(entry?.what, 'A colleague edits the referral in the portal');
    assert.equal(entry?.detail, 'Active / Accepted · /details/dealValue');
});

test('a read is left out unless it was refused, and so is a change that a request has told of', () => {
    const read = { ...request, method: 'GET', operation: 'getReferral' };
    const change = {
        seq: 5,
        at: request.at,
        kind: 'change',
        change: 'updated',
        by: 'api',
        referralId: 'ours'
    };
    const [only, ...others] = mergeTrail([], [], [read, change, { ...read, status: 404 }], [referral]);
    assert.equal(only?.what, 'Request getReferral');
    assert.deepEqual(others, []);
});

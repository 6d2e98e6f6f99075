import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { ErrorCode } from '@cosell/contracts';
import { nothingAsked, type RequestChange } from '../store/requests/types.ts';
import type { Deal } from '../store/types.ts';
import { heldActions } from './held-actions.ts';
import { masked } from './masked.ts';

const who = { orgId: '00D000000000001EAA', userId: '005000000000001AAA' };
const deal = (id: string, code: ErrorCode, detail = ''): Deal => ({
    id,
    state: 'held',
    hintSeq: 1,
    doneSeq: 1,
    aliases: [{ kind: 'opportunity', value: `006-${id}` }],
    seenCrm: null,
    seenPartner: null,
    attempt: 2,
    nextAttemptAt: null,
    errorCode: code,
    held: { code, detail, since: '2026-11-20T12:00:00.000Z' },
    writes: {},
    refused: {},
    stamps: {},
    toldByEventsAlone: false
});

let deals: Deal[];
let asked: [string, RequestChange][];
let waits: string[];
const actions = heldActions({
    store: {
        heldDeals: async () => deals,
        dropHeld: async (id) => deals.some((one) => one.id === id),
        requestsOf: async (id) =>
            waits.includes(id)
                ? {
                      ...nothingAsked,
                      pending: {
                          id: 'x',
                          command: 'lost',
                          reason: 'Price',
                          force: false,
                          referralId: null,
                          userId: ''
                      }
                  }
                : nothingAsked,
        async request(alias, change) {
            asked.push([alias.value, change]);
            return { dealId: '', hintSeq: 1 };
        }
    },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    version: '0.1.0',
    now: () => new Date('2026-11-20T13:00:00Z'),
    newId: () => 'new'
});
beforeEach(() => {
    deals = [
        deal('1', 'SALESFORCE_REFUSED', 'Amount 125,000 of "Fabrikam" is for ann@fabrikam.example alone.'),
        deal('2', 'REFERRAL_INCOMPLETE'),
        deal('3', 'SALESFORCE_REFUSED')
    ];
    asked = [];
    waits = [];
});

describe('deals on hold', () => {
    it('are told by cause, the most frequent first, in the words of the registry', async () => {
        const { groups } = await actions.held(who);
        assert.deepEqual(
            groups.map(({ code, count }) => [code, count]),
            [
                ['SALESFORCE_REFUSED', 2],
                ['REFERRAL_INCOMPLETE', 1]
            ]
        );
        assert.equal(groups[0]?.deals[0]?.opportunityId, '006-1');
        assert.match(groups[0]?.next ?? '', /sync log/);
    });

    it('go on all at once for one cause, and no other does', async () => {
        assert.deepEqual(await actions['retry-like']({ ...who, code: 'SALESFORCE_REFUSED' }), { retried: 2 });
        assert.deepEqual(
            asked.map(([id, { pending }]) => [id, pending?.command, pending?.userId]),
            [
                ['006-1', 'retry', who.userId],
                ['006-3', 'retry', who.userId]
            ]
        );
    });

    it('keep what was asked of them and waits', async () => {
        waits = ['1'];
        await actions['retry-like']({ ...who, code: 'SALESFORCE_REFUSED' });
        assert.deepEqual(asked[0], ['006-1', {}]);
    });

    for (const [by, named] of [
        ['its Opportunity', '006-2'],
        ['the number that the relay has given it', '2']
    ] as const)
        it(`are dropped one by one, by ${by}`, async () => {
            assert.deepEqual(await actions['drop-held']({ ...who, deal: named }), { dropped: true });
            assert.deepEqual(await actions['drop-held']({ ...who, deal: 'another' }), { dropped: false });
        });

    it('are told to support without names, addresses and amounts', async () => {
        const { text } = await actions.support({ ...who, code: 'SALESFORCE_REFUSED' });
        assert.match(
            text,
            /^Relay 0\.1\.0, 2026-11-20T13:00:00\.000Z, 2 deals on hold\.\nSALESFORCE_REFUSED, 2/
        );
        assert.match(text, /Amount <number> of <text> is for <e-mail> alone\./);
        assert.doesNotMatch(text, /Fabrikam|125|006-|REFERRAL_INCOMPLETE/);
    });
});

describe('a masked text', () => {
    for (const [text, expected] of [
        ['Microsoft answered 400 invalidRequest.', 'Microsoft answered 400 invalidRequest.'],
        ["Field 'Acme Ltd' isn't there", "Field <text> isn't there"],
        ['1250000.50 USD', '<number> USD'],
        ['SOL-123-ABC', 'SOL-123-ABC']
    ] as const)
        it(`of ${text} is ${expected}`, () => assert.equal(masked(text), expected));
});

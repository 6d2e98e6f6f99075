import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { change, createConnected, createDeal, inviteFromMicrosoft, move } from '../testing/deals.ts';
import { startPartner, type Partner } from '../testing/partner.ts';
import type { Referral } from './referral.ts';
import { isPair } from './transitions.ts';

let partner: Partner;
before(async () => (partner = await startPartner()));
after(() => partner.close());

interface Move {
    status: string;
    substatus: string;
    reason?: string;
}

const CONSENT = 'consentToShareReferralWithMicrosoftSellers';

const edit: fc.Arbitrary<Move | object> = fc.oneof(
    fc.record({
        status: fc.constantFrom('New', 'Active', 'Closed'),
        substatus: fc.constantFrom('Pending', 'Accepted', 'Won', 'Lost', 'Declined', 'Expired', 'Error'),
        reason: fc.constantFrom('Too late', undefined)
    }),
    fc.constantFrom(
        change('/details/dealValue', 1),
        change('/details/notes', 'Notes'),
        change('/team', []),
        change(`/consent/${CONSENT}`, true),
        change(`/consent/${CONSENT}`, false),
        change('/customerProfile/team', []),
        { op: 'remove', path: '/name' }
    )
);
const tag = fc.constantFrom('current', 'stale', 'none');
const steps = fc.array(fc.record({ edits: fc.array(edit, { minLength: 1, maxLength: 3 }), tag }), {
    maxLength: 8
});

const isMove = (one: Move | object): one is Move => 'status' in one;

const operationsOf = (edits: (Move | object)[]): object[] =>
    edits.flatMap((one) => (isMove(one) ? move(one.status, one.substatus, one.reason) : [one]));

const order = ['New', 'Active', 'Closed'];

function checkStep(earlier: Referral, later: Referral, status: number, usedTag: string) {
    if (status !== 204) return assert.deepEqual(later, earlier, 'a refused patch changed something');
    assert.notEqual(usedTag, 'stale');
    assert.notEqual(later.eTag, earlier.eTag);
    assert.notEqual(earlier.status, 'Closed', 'a closed referral was changed');
    assert.ok(isPair(later.status, later.substatus));
    assert.ok(order.indexOf(later.status) >= order.indexOf(earlier.status), 'a referral went back');
    assert.ok(later.consent[CONSENT] === true || earlier.consent[CONSENT] !== true, 'visibility was revoked');
    assert.deepEqual(
        [later.id, later.engagementId, later.createdDateTime, later.customerProfile.address],
        [earlier.id, earlier.engagementId, earlier.createdDateTime, earlier.customerProfile.address]
    );
}

const starts: Record<string, () => Promise<Referral>> = {
    'a deal of the partner’s own': () => createDeal(partner),
    'a co-sell deal': async () => (await createConnected(partner)).own,
    'a deal from Microsoft': () => inviteFromMicrosoft(partner)
};

for (const [what, start] of Object.entries(starts)) {
    test(`no sequence of patches breaks the rules of states, locks and eTags of ${what}`, async () => {
        await fc.assert(
            fc.asyncProperty(steps, async (sequence) => {
                let current = await start();
                let staleTag = '"never"';
                for (const { edits, tag: used } of sequence) {
                    const ifMatch = { current: current.eTag, stale: staleTag, none: undefined }[used];
                    const headers: Record<string, string> =
                        ifMatch === undefined ? {} : { 'if-match': ifMatch };
                    const path = `/${current.id}`;
                    const { status } = await partner.referrals('PATCH', path, operationsOf(edits), headers);
                    const { body: later } = await partner.referrals('GET', path);
                    checkStep(current, later, status, used);
                    if (later.eTag !== current.eTag) staleTag = current.eTag;
                    current = later;
                }
            }),
            { numRuns: 40 }
        );
    });
}

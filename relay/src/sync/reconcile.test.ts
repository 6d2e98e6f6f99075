import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { emptyDeal, type Changes, type Deal } from './deal.ts';
import { completeDeal, person, solution } from './fixtures/deals.ts';
import { withRefusal } from './hold.ts';
import { defaultMapping } from './mapping/default-mapping.ts';
import { policyOf } from './mapping/policy.ts';
import { reconcile } from './reconcile.ts';
import type { Reconciliation } from './reconcile-types.ts';

const policy = policyOf(defaultMapping, { fixedCurrency: null });
const partnerNow: Deal = { ...completeDeal, coSellType: null, status: 'Active', substatus: 'Accepted' };
const crmNow: Deal = { ...completeDeal, status: 'Active', substatus: 'Accepted' };

/** Both sides in step with their memories, then edited. */
function after(
    edits: { crm?: Changes; partner?: Changes },
    more: Partial<Reconciliation> = {}
): Reconciliation {
    return {
        seen: { crm: crmNow, partner: partnerNow },
        now: { crm: { ...crmNow, ...edits.crm }, partner: { ...partnerNow, ...edits.partner } },
        policy,
        phase: 'active',
        refused: {},
        ...more
    };
}

describe('reconcile', () => {
    it('writes nothing where nobody changed anything', () => {
        const nothing = { toCrm: {}, toPartner: {}, conflicts: [], held: [], refused: {} };
        assert.deepEqual(reconcile(after({})), nothing);
    });

    it('carries a change of one side to the other', () => {
        const { toCrm, toPartner } = reconcile(
            after({ crm: { value: 60_000 }, partner: { notes: 'Urgent.' } })
        );
        assert.deepEqual({ toCrm, toPartner }, { toCrm: { notes: 'Urgent.' }, toPartner: { value: 60_000 } });
    });

    it('leaves the longer text alone whose first 1,024 characters the other side holds', () => {
        const long = 'n'.repeat(2000);
        const sent = reconcile(after({ crm: { notes: long } }));
        assert.equal(sent.toPartner.notes, 'n'.repeat(1024));
        const held = { crm: { ...crmNow, notes: long }, partner: { ...partnerNow, notes: 'n'.repeat(1024) } };
        assert.deepEqual(reconcile(after({}, { seen: held, now: held })).toCrm, {});
    });

    it('lets Salesforce win what both changed, and says what was lost', () => {
        const { toPartner, toCrm, conflicts } = reconcile(
            after({ crm: { name: 'Ours' }, partner: { name: 'Theirs' } })
        );
        assert.deepEqual([toPartner, toCrm], [{ name: 'Ours' }, {}]);
        assert.deepEqual(conflicts, [{ field: 'name', winner: 'crm', crm: 'Ours', partner: 'Theirs' }]);
    });

    it('has no conflict where both changed to the same', () => {
        const same = { value: 70_000 };
        const { toPartner, toCrm, conflicts } = reconcile(after({ crm: same, partner: same }));
        assert.deepEqual([toPartner, toCrm, conflicts], [{}, {}, []]);
    });

    it('moves an amount and its currency together', () => {
        const { toCrm } = reconcile(after({ partner: { value: 100, currency: 'EUR' } }));
        assert.deepEqual(toCrm, { value: 100, currency: 'EUR' });
        const both = reconcile(after({ crm: { currency: 'GBP' }, partner: { value: 100 } }));
        assert.deepEqual(both.toPartner, { value: 50_000, currency: 'GBP' });
        assert.deepEqual(both.toCrm, {});
    });

    it('does not write 100 EUR as 100 USD into an org that has dollars only', () => {
        const dollars = { policy: policyOf(defaultMapping, { fixedCurrency: 'USD' }) };
        const edits = { partner: { value: 100, currency: 'EUR' } };
        const { toCrm, held } = reconcile(after(edits, dollars));
        assert.deepEqual(toCrm, {});
        assert.deepEqual(held, [{ field: 'value', side: 'crm', reason: 'currency', known: false }]);
        const first = reconcile(
            after(edits, { ...dollars, now: { crm: null, partner: { ...partnerNow, ...edits.partner } } })
        );
        assert.equal('value' in first.toCrm, false);
        assert.deepEqual(first.held, [{ field: 'value', side: 'crm', reason: 'currency', known: false }]);
    });

    it('holds an emptied amount instead of sending 0, and takes the next one of Microsoft', () => {
        const emptied = reconcile(after({ crm: { value: null } }));
        assert.deepEqual(emptied.toPartner, {});
        assert.deepEqual(emptied.held, [{ field: 'value', side: 'partner', reason: 'empty', known: false }]);
        const crm = { ...crmNow, value: null };
        const next = reconcile(
            after(
                { crm: { value: null }, partner: { value: 9 } },
                {
                    seen: { crm, partner: partnerNow },
                    refused: emptied.refused
                }
            )
        );
        assert.deepEqual(next.toCrm, { value: 9 });
    });

    it('puts right in Salesforce what is Microsoft’s to say', () => {
        const { toCrm, toPartner } = reconcile(
            after({ crm: { status: 'Closed' }, partner: { microsoftMsxId: '7-ABC' } })
        );
        assert.deepEqual([toCrm, toPartner], [{ status: 'Active', microsoftMsxId: '7-ABC' }, {}]);
    });
});

describe('a locked field', () => {
    it('waits while the referral is new, is shown once, and goes out on accept', () => {
        const waiting = reconcile(after({ crm: { name: 'Later' } }, { phase: 'new' }));
        assert.deepEqual(waiting.toPartner, {});
        assert.deepEqual(waiting.held, [{ field: 'name', side: 'partner', reason: 'for now', known: false }]);
        const seen = { crm: { ...crmNow, name: 'Later' }, partner: partnerNow };
        const edits = { crm: { name: 'Later' } };
        const still = reconcile(after(edits, { seen, phase: 'new', refused: waiting.refused }));
        assert.equal(still.held[0]?.known, true);
        const accepted = reconcile(after(edits, { seen, refused: still.refused }));
        assert.deepEqual(accepted.toPartner, { name: 'Later' });
        assert.deepEqual(accepted.refused, {});
    });

    it('merges a list that waited with what the other side got meanwhile', () => {
        const team = [person('Lea'), person('Max')];
        const waiting = reconcile(after({ crm: { team } }, { phase: 'new' }));
        const seen = { crm: { ...crmNow, team }, partner: partnerNow };
        const grown = [person('Lea'), person('Microsofts')];
        const accepted = reconcile(
            after({ crm: { team }, partner: { team: grown } }, { seen, refused: waiting.refused })
        );
        assert.deepEqual(accepted.toPartner.team, [...grown, person('Max')]);
    });

    for (const [field, value] of [
        ['customer', { ...completeDeal.customer, city: 'Bonn' }],
        ['contacts', [person('Kim', { phone: '+1' })]],
        ['purchaseIntent', 'No'],
        ['help', 'GeneralOrOther'],
        ['visibleToMicrosoft', false]
    ] as const)
        it(`${field} stays as it was shared, for good`, () => {
            const shared = { microsoftReferralId: 'm' };
            const { toPartner, held } = reconcile(
                after(
                    { crm: { [field]: value } as Changes, partner: shared },
                    {
                        seen: { crm: crmNow, partner: { ...partnerNow, ...shared } }
                    }
                )
            );
            assert.deepEqual(toPartner, {});
            assert.deepEqual(held, [{ field, side: 'partner', reason: 'for good', known: false }]);
        });

    it('takes nothing at all once the referral is closed', () => {
        const edits = { crm: { name: 'x', value: 1, team: [person('Max')] } };
        const { toPartner, held } = reconcile(after(edits, { phase: 'closed' }));
        assert.deepEqual(toPartner, {});
        assert.deepEqual(new Set(held.map(({ reason }) => reason)), new Set(['for good']));
    });

    it('refused by Microsoft is proposed again only with another value or in another phase', () => {
        const refused = withRefusal({}, 'partner', { name: 'Bad' }, 'active');
        const seen = { crm: { ...crmNow, name: 'Bad' }, partner: partnerNow };
        const again = (name: string, phase: 'active' | 'new' = 'active') =>
            reconcile(after({ crm: { name } }, { seen, phase, refused })).toPartner;
        assert.deepEqual(again('Bad'), {});
        assert.deepEqual(again('Good'), { name: 'Good' });
        const earlier = withRefusal({}, 'partner', { name: 'Bad' }, 'new');
        assert.deepEqual(reconcile(after({ crm: { name: 'Bad' } }, { seen, refused: earlier })).toPartner, {
            name: 'Bad'
        });
    });
});

describe('a list', () => {
    it('is compared by identity, whatever the order of its elements and of their keys', () => {
        const two = [solution('A', { price: 1 }), solution('B')];
        const shuffled = [...two].reverse().map((one) => Object.fromEntries(Object.entries(one).reverse()));
        const seen = { ...crmNow, solutions: shuffled as unknown as Deal['solutions'] };
        const now = { crm: { ...crmNow, solutions: two }, partner: { ...partnerNow, solutions: two } };
        assert.deepEqual(
            reconcile(after({}, { seen: { crm: seen, partner: now.partner }, now })).toPartner,
            {}
        );
    });

    it('carries what Salesforce added, changed and removed, and keeps what it never held', () => {
        const own = [solution('A', { price: 1 }), solution('B')];
        const seen = { crm: { ...crmNow, solutions: own }, partner: partnerNow };
        const theirs = [solution('A', { publisherName: 'P' }), solution('B'), solution('Microsofts')];
        const edits = {
            crm: { solutions: [solution('A', { price: 2 }), solution('C')] },
            partner: { solutions: theirs }
        };
        assert.deepEqual(reconcile(after(edits, { seen })).toPartner.solutions, [
            solution('A', { publisherName: 'P', price: 2 }),
            solution('Microsofts'),
            solution('C')
        ]);
    });

    it('of people knows a person by the e-mail address without case', () => {
        const edits = { crm: { team: [person('Lea', { email: 'LEA@example.com' })] } };
        const { toPartner } = reconcile(after(edits));
        assert.equal(toPartner.team?.length, 1);
    });

    it('takes a solution with another closing date for another one', () => {
        const early = [solution('A', { closeDate: '2027-01-01' })];
        const both = [...early, solution('A', { closeDate: '2028-01-01' })];
        const seen = { crm: { ...crmNow, solutions: early }, partner: { ...partnerNow, solutions: both } };
        const edits = {
            crm: { solutions: [solution('A', { closeDate: '2029-01-01' })] },
            partner: { solutions: both }
        };
        const { toPartner } = reconcile(after(edits, { seen }));
        assert.deepEqual(
            toPartner.solutions?.map(({ closeDate }) => closeDate),
            ['2028-01-01', '2029-01-01']
        );
    });

    it('counts the same solution twice as two', () => {
        const edits = { crm: { solutions: [...completeDeal.solutions, ...completeDeal.solutions] } };
        assert.equal(reconcile(after(edits)).toPartner.solutions?.length, 2);
    });
});

describe('a first run', () => {
    const none = { crm: null, partner: null };

    it('offers the whole deal to the side that has no record', () => {
        const toPartner = reconcile(
            after({}, { seen: none, now: { crm: crmNow, partner: null }, phase: 'absent' })
        ).toPartner;
        assert.equal(toPartner.name, 'Cloud move');
        assert.equal(toPartner.help, 'ProofOfConceptOrDemo');
        const toCrm = reconcile(after({}, { seen: none, now: { crm: null, partner: partnerNow } })).toCrm;
        assert.equal(toCrm.name, 'Cloud move');
        assert.equal(toCrm.status, 'Active');
        assert.equal('solutions' in toCrm, false);
    });

    it('lets the side win where the deal began, and fills what it leaves empty from the other', () => {
        const now = {
            crm: { ...emptyDeal, name: 'Crm', notes: 'ours' },
            partner: { ...partnerNow, name: 'Partner', notes: null }
        };
        const crm = reconcile(after({}, { seen: none, now, origin: 'crm' }));
        assert.deepEqual([crm.toPartner.name, crm.toCrm.closeDate], ['Crm', '2027-11-14']);
        const partner = reconcile(after({}, { seen: none, now, origin: 'partner' }));
        assert.deepEqual([partner.toCrm.name, partner.toPartner.notes], ['Partner', 'ours']);
    });
});

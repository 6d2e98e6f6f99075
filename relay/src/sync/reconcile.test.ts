import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { emptyDeal, type Changes } from './deal.ts';
import { completeDeal, fingerprint, person, solution } from './fixtures/deals.ts';
import { after, crmNow, partnerNow } from './fixtures/edited.ts';
import { withRefusal } from './hold.ts';
import { defaultMapping } from './mapping/default-mapping.ts';
import { policyOf } from './mapping/policy.ts';
import { withStages } from './mapping/with-stages.ts';
import { reconcile } from './reconcile.ts';

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

    it('is decided for Salesforce in all that the partner owns, and for Microsoft in what it owns', () => {
        const both = {
            crm: {
                value: 1,
                closeDate: '2029-01-01',
                notes: 'Ours',
                solutions: [solution('X', { price: 1 })]
            },
            partner: {
                value: 2,
                closeDate: '2029-02-02',
                notes: 'Theirs',
                solutions: [solution('X', { price: 2 })]
            }
        };
        const { toPartner, toCrm, conflicts } = reconcile(after(both));
        assert.deepEqual(
            conflicts.map(({ field, winner }) => [field, winner]),
            ['value', 'closeDate', 'notes', 'solutions'].map((field) => [field, 'crm'])
        );
        assert.deepEqual([toPartner.value, toPartner.closeDate, toPartner.notes], [1, '2029-01-01', 'Ours']);
        assert.equal(toPartner.solutions?.find(({ id }) => id === 'X')?.price, 1);
        assert.deepEqual(toCrm, {});
        const owned = { microsoftMsxId: 'theirs', substatus: 'Won' };
        const mirrored = reconcile(
            after({ crm: { microsoftMsxId: 'ours', substatus: 'Lost' }, partner: owned })
        );
        assert.deepEqual([mirrored.toCrm, mirrored.toPartner, mirrored.conflicts], [owned, {}, []]);
    });

    it('says what gives way where nobody remembers who spoke last', () => {
        const now = { crm: { ...crmNow, name: 'Ours' }, partner: { ...partnerNow, name: 'Theirs' } };
        const lost = { seen: { crm: null, partner: null }, now };
        const { toPartner, conflicts } = reconcile(after({}, lost));
        assert.equal(toPartner.name, 'Ours');
        assert.deepEqual(conflicts, [{ field: 'name', winner: 'crm', crm: 'Ours', partner: 'Theirs' }]);
        const empty = { ...lost, now: { ...now, partner: { ...now.partner, name: null } } };
        assert.deepEqual(reconcile(after({}, empty)).conflicts, []);
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
        ['purchaseIntent', 'No']
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

    it('is not one that Partner Center never tells: a shared deal says nothing of its co-sell type', () => {
        const { toPartner, held } = reconcile(after({ crm: { coSellType: 'IP Co-sell' } }));
        assert.deepEqual([toPartner, held], [{}, []]);
    });

    it('takes nothing at all once the referral is closed', () => {
        const edits = { crm: { name: 'x', value: 1, team: [person('Max')] } };
        const { toPartner, held } = reconcile(after(edits, { phase: 'closed' }));
        assert.deepEqual(toPartner, {});
        assert.deepEqual(new Set(held.map(({ reason }) => reason)), new Set(['for good']));
    });

    it('refused by Microsoft is proposed again only with another value or in another phase', () => {
        const refused = withRefusal(
            {},
            'partner',
            { name: 'Bad' },
            { phase: 'active', fingerprint, seen: null }
        );
        const seen = { crm: { ...crmNow, name: 'Bad' }, partner: partnerNow };
        const again = (name: string, phase: 'active' | 'new' = 'active') =>
            reconcile(after({ crm: { name } }, { seen, phase, refused })).toPartner;
        assert.deepEqual(again('Bad'), {});
        assert.deepEqual(again('Good'), { name: 'Good' });
        const earlier = withRefusal(
            {},
            'partner',
            { name: 'Bad' },
            { phase: 'new', fingerprint, seen: null }
        );
        assert.deepEqual(reconcile(after({ crm: { name: 'Bad' } }, { seen, refused: earlier })).toPartner, {
            name: 'Bad'
        });
    });
});

describe('a way that leads up only', () => {
    const shared = { ...partnerNow, microsoftReferralId: 'm' };
    for (const [field, value] of [
        ['help', null],
        ['help', 'GeneralOrOther'],
        ['visibleToMicrosoft', false]
    ] as const)
        it(`sets ${field} again in Salesforce after ${String(value)}, and says why once`, () => {
            const first = reconcile(
                after(
                    { crm: { [field]: value } as Changes, partner: shared },
                    { seen: { crm: crmNow, partner: shared } }
                )
            );
            assert.deepEqual(first.toPartner, {});
            assert.deepEqual(first.toCrm, { [field]: shared[field] });
            assert.deepEqual(first.held, [{ field, side: 'partner', reason: 'one way', known: false }]);
            const next = reconcile(
                after({ partner: shared }, { seen: { crm: crmNow, partner: shared }, refused: first.refused })
            );
            assert.deepEqual([next.toCrm, next.held], [{}, []]);
        });

    it('takes a private deal to Microsoft’s sellers when the box is ticked', () => {
        const hidden = { visibleToMicrosoft: false, help: null };
        const seen = { crm: { ...crmNow, ...hidden }, partner: { ...partnerNow, ...hidden } };
        const edits = { crm: { ...hidden, visibleToMicrosoft: true }, partner: hidden };
        assert.deepEqual(reconcile(after(edits, { seen })).toPartner, { visibleToMicrosoft: true });
    });
});

describe('the sales stage', () => {
    it('follows either side', () => {
        assert.deepEqual(reconcile(after({ crm: { salesStage: '40' } })).toPartner, { salesStage: '40' });
        const theirs = { crm: { salesStage: '20' }, partner: { salesStage: '60' } };
        const seen = { crm: { ...crmNow, salesStage: '20' }, partner: { ...partnerNow, salesStage: '20' } };
        assert.deepEqual(reconcile(after(theirs, { seen })).toCrm, { salesStage: '60' });
    });

    it('outside the table is left alone on both sides', () => {
        const seen = { crm: { ...crmNow, salesStage: '20' }, partner: { ...partnerNow, salesStage: '20' } };
        const closed = reconcile(
            after({ crm: { salesStage: null }, partner: { salesStage: '40' } }, { seen })
        );
        assert.deepEqual([closed.toCrm, closed.toPartner, closed.held], [{}, {}, []]);
        const mapping = withStages(defaultMapping, [{ name: 'Early', closed: false, probability: 10 }]);
        const known = { policy: policyOf(mapping, { fixedCurrency: null }) };
        const edits = { crm: { salesStage: '20' }, partner: { salesStage: '100' } };
        const { toCrm, held } = reconcile(after(edits, { seen, ...known }));
        assert.deepEqual(toCrm, {});
        assert.deepEqual(held, [{ field: 'salesStage', side: 'crm', reason: 'unmapped', known: false }]);
    });
});

describe('an amount that is the sum of products', () => {
    const products = { policy: policyOf(defaultMapping, { fixedCurrency: null, amountFromProducts: true }) };

    it('goes out, and what Microsoft has instead is a conflict', () => {
        const { toCrm, toPartner, conflicts } = reconcile(after({ partner: { value: 9 } }, products));
        assert.deepEqual([toCrm, toPartner], [{}, { value: 50_000 }]);
        assert.deepEqual(conflicts, [{ field: 'value', winner: 'crm', crm: 50_000, partner: 9 }]);
        assert.deepEqual(reconcile(after({ crm: { value: 7 } }, products)).toPartner, { value: 7 });
    });

    it('is free where another field is mapped', () => {
        const rows = defaultMapping.rows.map((row) =>
            row.deal === 'value' ? { ...row, opportunity: 'Co_sell_Value__c' } : row
        );
        const policy = policyOf(
            { ...defaultMapping, rows },
            { fixedCurrency: null, amountFromProducts: true }
        );
        assert.deepEqual(reconcile(after({ partner: { value: 9 } }, { policy })).toCrm, { value: 9 });
    });
});

describe('a currency that is not active in the org', () => {
    it('holds the amount', () => {
        const policy = policyOf(defaultMapping, { fixedCurrency: null, currencies: ['USD', 'EUR'] });
        const gbp = reconcile(after({ partner: { value: 9, currency: 'GBP' } }, { policy }));
        assert.deepEqual(gbp.toCrm, {});
        assert.deepEqual(
            gbp.held.map(({ reason }) => reason),
            ['currency', 'currency']
        );
        const eur = reconcile(after({ partner: { value: 9, currency: 'EUR' } }, { policy }));
        assert.deepEqual(eur.toCrm, { value: 9, currency: 'EUR' });
        const first = reconcile(
            after({}, { policy, now: { crm: null, partner: { ...partnerNow, value: 9, currency: 'GBP' } } })
        );
        assert.deepEqual([first.toCrm.value, first.toCrm.currency], [undefined, undefined]);
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
        assert.deepEqual(toCrm.solutions, completeDeal.solutions);
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

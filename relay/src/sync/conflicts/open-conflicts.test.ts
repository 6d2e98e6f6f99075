import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { emptyDeal, type Deal } from '../deal.ts';
import { defaultMapping } from '../mapping/default-mapping.ts';
import { readMapping, type Mapping } from '../mapping/document.ts';
import { policyOf } from '../mapping/policy.ts';
import { remember } from '../memory.ts';
import { reconcile } from '../reconcile.ts';
import { conflictsField } from './conflict-text.ts';
import { afterReconcile, beforeReconcile, type OpenConflicts, type Resolutions } from './open-conflicts.ts';

const fingerprint = (text: string) => text;
const base: Deal = {
    ...emptyDeal,
    name: 'Fabrikam',
    value: 100,
    currency: 'USD',
    closeDate: '2027-01-01',
    status: 'Active',
    substatus: 'Accepted'
};

function mappingWith(conflict: 'salesforce' | 'microsoft' | 'ask'): Mapping {
    const rows = defaultMapping.rows.map((row) =>
        ['closeDate', 'value'].includes(row.deal) ? { ...row, conflict } : row
    );
    return readMapping({ ...defaultMapping, rows });
}

/** One run after both sides were equal to `base`. */
function run(
    changes: { crm?: Partial<Deal>; partner?: Partial<Deal> },
    mapping: Mapping,
    open: OpenConflicts = {},
    resolutions: Resolutions = {},
    seen: { crm?: Partial<Deal>; partner?: Partial<Deal> } = {}
) {
    const now = { crm: { ...base, ...changes.crm }, partner: { ...base, ...changes.partner } };
    const sides = beforeReconcile(
        {
            policy: policyOf(mapping, { fixedCurrency: null }),
            seen: {
                crm: remember({ ...base, ...seen.crm }, fingerprint),
                partner: remember({ ...base, ...seen.partner }, fingerprint)
            }
        },
        mapping,
        open,
        resolutions
    );
    const decision = reconcile({ ...sides, now, phase: 'active', refused: {}, fingerprint, origin: 'crm' });
    return afterReconcile(decision, now, mapping, open, resolutions);
}

const apart = { crm: { closeDate: '2027-02-02' }, partner: { closeDate: '2027-03-03' } };
const waiting = { closeDate: { crm: '2027-02-02', partner: '2027-03-03' } };

describe('a field that was changed on both sides', () => {
    it('is decided for Salesforce or for Microsoft, as the admin says', () => {
        const ours = run(apart, mappingWith('salesforce'));
        assert.equal(ours.decision.toPartner.closeDate, '2027-02-02');
        const theirs = run(apart, mappingWith('microsoft'));
        assert.equal(theirs.decision.toCrm.closeDate, '2027-03-03');
        for (const { decision } of [ours, theirs]) assert.equal(decision.conflicts.length, 1);
    });

    it('waits for a person where the admin says ask, and nothing is written on either side', () => {
        const { decision, open } = run(apart, mappingWith('ask'));
        assert.deepEqual([decision.toCrm, decision.toPartner, open], [{}, {}, waiting]);
        assert.equal(
            conflictsField(open, mappingWith('ask')),
            '[{"field":"CloseDate","salesforce":"2027-02-02","microsoft":"2027-03-03"}]'
        );
    });

    it('is still left alone in later runs, also when one side changes it again', () => {
        const later = { ...apart, partner: { closeDate: '2027-04-04' } };
        const { decision, open } = run(later, mappingWith('ask'), waiting, {}, apart);
        assert.deepEqual([decision.toCrm, decision.toPartner], [{}, {}]);
        assert.deepEqual(open.closeDate, { crm: '2027-02-02', partner: '2027-04-04' });
    });

    it('is no conflict any more when both sides have come to the same', () => {
        const same = { crm: { closeDate: '2027-03-03' }, partner: { closeDate: '2027-03-03' } };
        const { decision, open } = run(same, mappingWith('ask'), waiting, {}, apart);
        assert.deepEqual([decision.toCrm, decision.toPartner, open], [{}, {}, {}]);
    });

    it('goes the way that was chosen', () => {
        const ours = run(apart, mappingWith('ask'), waiting, { closeDate: 'crm' }, apart);
        assert.deepEqual(ours.decision.toPartner, { closeDate: '2027-02-02' });
        assert.deepEqual([ours.decision.toCrm, ours.open], [{}, {}]);
        const theirs = run(apart, mappingWith('ask'), waiting, { closeDate: 'partner' }, apart);
        assert.deepEqual(theirs.decision.toCrm, { closeDate: '2027-03-03' });
        assert.deepEqual([theirs.decision.toPartner, theirs.open], [{}, {}]);
    });

    it('holds back what moves together with it', () => {
        const values = { crm: { value: 200 }, partner: { value: 300, currency: 'EUR' } };
        const { decision, open } = run(values, mappingWith('ask'));
        assert.deepEqual([decision.toCrm, decision.toPartner], [{}, {}]);
        assert.deepEqual(open.value, { crm: 200, partner: 300 });
    });

    it('leaves other fields on their way', () => {
        const more = { crm: { ...apart.crm, name: 'Fabrikam renewed' }, partner: apart.partner };
        assert.deepEqual(run(more, mappingWith('ask')).decision.toPartner, { name: 'Fabrikam renewed' });
    });
});

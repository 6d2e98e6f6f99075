import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { emptyDeal, type Deal, type FieldName, type Person, type Solution } from './deal.ts';
import { unitsOfFields } from './field-kinds.ts';
import { inStep, unitInStep } from './in-step.ts';
import { defaultMapping } from './mapping/default-mapping.ts';
import { policyOf } from './mapping/policy.ts';
import { projectToCrm, projectToPartner } from './project.ts';
import { fingerprint } from './fixtures/deals.ts';
import { remember, type Memory } from './memory.ts';
import { reconcile } from './reconcile.ts';
import type { Decision, Phase, Policy, Refused, Side } from './reconcile-types.ts';
import { isEmpty, samePerson, sameValue } from './same-value.ts';

/**
 * Lossy on purpose: too long for one side or both, more decimals than either holds, edges that are trimmed.
 */
const texts = fc.constantFrom(
    'a',
    'b & c',
    ' edges ',
    'line\r\nline',
    'n'.repeat(200),
    'long '.repeat(300),
    '😀'.repeat(600)
);
const amounts = fc.constantFrom(null, 0, 10, 10.004, 10.005, 99.999, 1_000_000);
const days = fc.constantFrom('2026-01-31', '2026-02-28', '2027-12-01');
const people = fc.uniqueArray(
    fc.record<Person>({
        firstName: fc.constant('Ann'),
        lastName: fc.constant('Li'),
        email: fc.constantFrom('a@x.example', 'b@x.example', 'B@X.example'),
        phone: fc.constantFrom('1', '2')
    }),
    { selector: ({ email }) => email?.toLowerCase(), maxLength: 3 }
);
const solution = fc.record<Solution>({
    id: fc.constantFrom('SOL-1-AAA', 'SOL-2-BBB'),
    name: fc.constant(null),
    price: fc.constantFrom(null, 5, 7.001),
    quantity: fc.constantFrom(null, 1, 2),
    currency: fc.constant('USD'),
    closeDate: fc.constant(null),
    solutionType: fc.constant(null),
    publisherName: fc.constant(null)
});
const solutions = fc.array(solution, { maxLength: 3 });

const shared = {
    name: texts,
    value: amounts,
    currency: fc.constantFrom('USD', 'EUR'),
    closeDate: days,
    notes: fc.option(texts, { nil: null })
};
const crmEdit = fc.record({ ...shared, team: people, solutions }, { requiredKeys: [] });
const partnerEdit = fc.record(
    {
        ...shared,
        team: people,
        solutions,
        substatus: fc.constantFrom('Accepted', 'Pending', null),
        microsoftMsxId: texts
    },
    { requiredKeys: [] }
);
const deal: fc.Arbitrary<Deal> = fc
    .record({ ...shared, team: people, solutions })
    .map((fields) => ({ ...emptyDeal, ...fields }));
const phases = fc.constantFrom<Phase>('new', 'active', 'closed');

const policy = policyOf(defaultMapping, { fixedCurrency: null });

/** Two sides and what the relay remembers of them. */
interface World {
    now: Record<Side, Deal>;
    seen: Record<Side, Memory | null>;
    fingerprint: typeof fingerprint;
    refused: Refused;
    phase: Phase;
    origin: Side;
    policy: Policy;
}

function run(world: World): { decision: Decision; after: World } {
    const decision = reconcile(world);
    const crm = { ...world.now.crm, ...decision.toCrm };
    const partner = { ...world.now.partner, ...decision.toPartner };
    const seen = { crm: remember(crm, fingerprint), partner: remember(partner, fingerprint) };
    // A store gives JSON back.
    const after = {
        ...world,
        now: { crm, partner },
        ...structuredClone({ seen, refused: decision.refused })
    };
    return { decision, after };
}

/** After a first run, with memories of its own. */
const settled = fc.record({ crm: deal, partner: deal, origin: fc.constantFrom<Side>('crm', 'partner') }).map(
    ({ crm, partner, origin }): World =>
        run({
            now: { crm, partner },
            seen: { crm: null, partner: null },
            fingerprint,
            refused: {},
            phase: 'active',
            origin,
            policy
        }).after
);

const edited = fc
    .record({ world: settled, crm: crmEdit, partner: partnerEdit, phase: phases })
    .map(({ world, crm, partner, phase }) => ({
        edits: { crm, partner },
        world: {
            ...world,
            phase,
            now: { crm: { ...world.now.crm, ...crm }, partner: { ...world.now.partner, ...partner } }
        }
    }));

const moneyAndAlone = [...unitsOfFields, ['name'], ['closeDate'], ['notes']] as FieldName[][];

function heldFields({ held }: Decision): FieldName[] {
    return held.map(({ field }) => field);
}

describe('reconcile, whatever was edited on either side', () => {
    it('leaves every shared field equal under projection, or held', () => {
        fc.assert(
            fc.property(edited, ({ world }) => {
                const { decision, after } = run(world);
                for (const unit of moneyAndAlone)
                    assert.ok(
                        unitInStep(unit, after.now.crm, after.now.partner) ||
                            unit.some((field) => heldFields(decision).includes(field)),
                        `${unit.join()} differs and nobody says why`
                    );
            }),
            { numRuns: 2000 }
        );
    });

    it('writes nothing in a second run', () => {
        fc.assert(
            fc.property(edited, ({ world }) => {
                const { decision } = run(run(world).after);
                assert.deepEqual({ ...decision.toCrm, ...decision.toPartner }, {});
                assert.deepEqual(
                    decision.held.filter(({ known }) => !known),
                    [],
                    'a lock is shown once'
                );
                assert.deepEqual(decision.conflicts, []);
            }),
            { numRuns: 2000 }
        );
    });

    it('never overwrites a value by what was left of it on the other side', () => {
        fc.assert(
            fc.property(edited, ({ world }) => {
                const { toCrm, toPartner } = reconcile(world);
                const { crm, partner } = world.now;
                for (const field of Object.keys(toCrm) as FieldName[])
                    if (world.policy.fields[field]?.direction === 'both')
                        assert.ok(!inStep(field, crm, partner), `${field} was already there`);
                for (const field of Object.keys(toPartner) as FieldName[])
                    assert.ok(!sameValue(field, toPartner[field] as never, partner[field] as never), field);
            }),
            { numRuns: 2000 }
        );
    });

    it('keeps what was edited on one side alone', () => {
        fc.assert(
            fc.property(edited, ({ world, edits }) => {
                const { now } = run(world).after;
                for (const unit of moneyAndAlone) {
                    const touched = (side: Side) => unit.some((field) => field in edits[side]);
                    for (const field of unit) {
                        if (!touched('partner'))
                            assert.deepEqual(now.crm[field], world.now.crm[field], field);
                        if (!touched('crm') && world.phase !== 'active')
                            assert.deepEqual(now.partner[field], world.now.partner[field], field);
                    }
                }
            }),
            { numRuns: 2000 }
        );
    });

    it('sends nothing to Microsoft while the referral is new, and nothing once it is closed', () => {
        fc.assert(
            fc.property(edited, ({ world }) => {
                const { toPartner } = reconcile(world);
                if (world.phase !== 'active') assert.deepEqual(toPartner, {});
            }),
            { numRuns: 1000 }
        );
    });

    it('never sends Microsoft 0 or nothing', () => {
        fc.assert(
            fc.property(edited, ({ world }) => {
                for (const value of Object.values(reconcile(world).toPartner)) assert.ok(!isEmpty(value));
            }),
            { numRuns: 1000 }
        );
    });

    it('shows in Salesforce what Microsoft alone decides, as it is', () => {
        fc.assert(
            fc.property(edited, ({ world }) => {
                const { crm, partner } = run(world).after.now;
                assert.equal(crm.microsoftMsxId, projectToCrm('microsoftMsxId', partner.microsoftMsxId));
                assert.equal(crm.substatus, partner.substatus);
            }),
            { numRuns: 500 }
        );
    });

    it('lets an edit that was locked for now out on accept', () => {
        fc.assert(
            fc.property(settled, crmEdit, (before, edit) => {
                const waiting = run({
                    ...before,
                    phase: 'new',
                    now: { ...before.now, crm: { ...before.now.crm, ...edit } }
                }).after;
                const { now } = run({ ...waiting, phase: 'active' }).after;
                for (const field of ['name', 'closeDate'] as const)
                    assert.ok(inStep(field, now.crm, now.partner), field);
                if (edit.notes) assert.ok(inStep('notes', now.crm, now.partner), 'notes');
                for (const person of edit.team ?? [])
                    if (!before.now.crm.team.some((one) => samePerson(one, person)))
                        assert.ok(now.partner.team.some((one) => samePerson(one, person)));
            }),
            { numRuns: 1000 }
        );
    });

    it('carries every solution of Salesforce once, and leaves Microsoft its own', () => {
        const theirs = fc.array(
            solution.map((one) => ({ ...one, id: 'SOL-3-MSFT' })),
            { maxLength: 2 }
        );
        const ids = (list: Solution[]) => list.map(({ id }) => id).sort();
        fc.assert(
            fc.property(deal, solutions, theirs, (before, edit, extra) => {
                const partner = {
                    ...before,
                    solutions: [...extra, ...projectToPartner('solutions', before.solutions)]
                };
                const seen = { crm: remember(before, fingerprint), partner: remember(partner, fingerprint) };
                const now = { crm: { ...before, solutions: edit }, partner };
                const world = {
                    now,
                    seen,
                    fingerprint,
                    refused: {},
                    phase: 'active' as const,
                    origin: 'crm' as const,
                    policy
                };
                const { decision, after } = run(world);
                if (decision.held.length)
                    return assert.deepEqual(ids([...edit, ...extra]), [], 'only nothing is held');
                assert.deepEqual(ids(after.now.partner.solutions), ids([...edit, ...extra]));
            }),
            { numRuns: 2000 }
        );
    });

    it('brings every element that Microsoft’s side added to Salesforce, once', () => {
        const added = fc.uniqueArray(
            solution.map((one) => ({ ...one, id: `SOL-9-${one.price}` })),
            { selector: ({ id }) => id, maxLength: 2 }
        );
        fc.assert(
            fc.property(settled, added, phases, (world, more, phase) => {
                const { crm, partner } = world.now;
                const solutions = [...partner.solutions, ...more];
                const { after } = run({ ...world, phase, now: { crm, partner: { ...partner, solutions } } });
                for (const one of more) {
                    const twins = after.now.crm.solutions.filter(({ id }) => id === one.id);
                    assert.equal(twins.length, 1, one.id);
                }
                assert.deepEqual(run(after).decision.toCrm, {});
            }),
            { numRuns: 1000 }
        );
    });

    it('takes nobody off the team', () => {
        fc.assert(
            fc.property(edited, ({ world }) => {
                const { now } = run(world).after;
                for (const person of world.now.partner.team)
                    assert.ok(now.partner.team.some((one) => samePerson(one, person)));
            }),
            { numRuns: 1000 }
        );
    });
});

describe('a projection', () => {
    it('changes nothing the second time', () => {
        fc.assert(
            fc.property(deal, (one) => {
                for (const field of Object.keys(one) as FieldName[]) {
                    const there = projectToPartner(field, one[field]);
                    assert.deepEqual(projectToPartner(field, there), there, field);
                    const back = projectToCrm(field, one[field]);
                    assert.deepEqual(projectToCrm(field, back), back, field);
                }
            })
        );
    });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Referral } from '../partner-center/referral.ts';
import { emptyDeal, type Changes, type Deal, type FieldName, type Person } from './deal.ts';
import { fingerprint, person, solution } from './fixtures/deals.ts';
import { heldAfterWrite } from './held-after-write.ts';
import { inStep, unitInStep } from './in-step.ts';
import { defaultMapping } from './mapping/default-mapping.ts';
import { policyOf } from './mapping/policy.ts';
import { remember, type Memory } from './memory.ts';
import { dealFromOpportunity } from './opportunity/deal-from-opportunity.ts';
import { opportunityFieldsFrom } from './opportunity/opportunity-fields-from.ts';
import type { OpportunityRecord } from './opportunity/record.ts';
import { reconcile } from './reconcile.ts';
import type { Decision, Phase, Policy, Refused } from './reconcile-types.ts';
import { dealFromReferral } from './referral/deal-from-referral.ts';
import { samePerson } from './same-value.ts';

/** Notes in a rich text field; who is taken off one side is taken off the other. */
const mapping = {
    ...defaultMapping,
    rows: defaultMapping.rows.map((row) =>
        row.deal === 'notes'
            ? { ...row, opportunity: 'Description', format: 'rich' as const }
            : row.deal === 'team' || row.deal === 'contacts'
              ? { ...row, removes: true }
              : row
    )
};
const org = { multiCurrency: true };
const policy: Policy = policyOf(mapping, { fixedCurrency: null, amountFromProducts: false });

/** Who has a user in Salesforce, as the user says it: others the team cannot hold. */
const users = ['Ann', 'Bo'].map((name) => person(name, { phone: '+1 425' }));
const team = fc.uniqueArray(
    fc.constantFrom(
        person('Ann'),
        person('Bo', { phone: null }),
        person('Meg'),
        person('Mo', { phone: null })
    ),
    { selector: ({ email }) => email, maxLength: 4 }
);
const ofSalesforce = fc.subarray(users);

const plain = fc.constantFrom(
    'a & b',
    '<b> is no tag',
    '5 &amp; 6',
    'two\nlines',
    'one\n\nthree',
    '"quoted" &nbsp; end',
    'long '.repeat(300).trim(),
    '😀'.repeat(600)
);
const rich = fc.constantFrom(
    '<p>Wants <b>Azure</b> &amp; more</p>',
    '<ul><li>one</li><li>two &lt;3</li></ul>',
    '<p><br></p><p>after a gap</p>',
    `<p>${'far <i>too</i> long '.repeat(120)}</p>`,
    '  <div>edges</div>\r\n',
    '<p></p>'
);
const amounts = fc.constantFrom(10, 10.004, 10.005, 99.999, 1_000_000);
const names = fc.constantFrom('Oil & Gas', 'a < b', 'n'.repeat(119), ' edges ', 'Caf\u00e9 &amp; Bar');
const days = fc.constantFrom('2026-01-31', '2027-12-01');

interface Sides {
    crm: OpportunityRecord & Record<string, unknown>;
    partner: Referral;
}
interface World extends Sides {
    seen: Record<keyof Sides, Memory | null>;
    refused: Refused;
    phase: Phase;
}

const read = ({ crm, partner }: Sides) => ({
    crm: dealFromOpportunity(crm, mapping, { defaultCurrency: 'USD', orgId: '00D000000000001AAA' }),
    partner: dealFromReferral(partner, null, mapping)
});

/** As Salesforce keeps it: two decimals, its own line ends, and of people its own users. */
function writeCrm(crm: Sides['crm'], changes: Changes): Sides['crm'] {
    const stored = Object.entries(opportunityFieldsFrom(changes, mapping, org)).map(([name, value]) => [
        name,
        typeof value === 'string'
            ? value.trim().replace(/\n/g, '\r\n')
            : typeof value === 'number'
              ? Number(value.toFixed(2))
              : value
    ]);
    const taken = changes.team && users.filter((user) => changes.team?.some((one) => samePerson(one, user)));
    return { ...crm, ...Object.fromEntries(stored), ...(taken && members(taken)) };
}

const members = (people: Person[]) => ({
    OpportunityTeamMembers: {
        records: people.map(({ firstName, lastName, email, phone }) => ({
            User: { FirstName: firstName, LastName: lastName, Email: email, Phone: phone }
        }))
    }
});

/** As Partner Center keeps it: 1,024 characters of notes, and names that it answers HTML-escaped. */
function writePartner(partner: Referral, changes: Changes): Referral {
    const { name, value, currency, closeDate, notes, team: people } = changes;
    const told = (field: FieldName) => changes[field] !== undefined;
    return {
        ...partner,
        ...(told('name') && { name: escaped(name ?? '') }),
        ...(told('team') && { team: people?.map(asMember) }),
        details: {
            ...partner.details,
            ...(told('value') && { dealValue: value }),
            ...(told('currency') && { currency }),
            ...(told('closeDate') && { closingDateTime: `${closeDate}T00:00:00Z` }),
            ...(told('notes') && { notes: notes?.slice(0, 1024) })
        }
    } as Referral;
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const asMember = ({ firstName, lastName, email, phone }: Person) => ({
    firstName,
    lastName,
    email,
    phoneNumber: phone
});

/** One run, with memories as a relay commits them. */
function run(world: World): { decision: Decision; after: World } {
    const now = read(world);
    const decision = reconcile({ ...world, now, policy, fingerprint, origin: 'crm' });
    const sides = {
        crm: writeCrm(world.crm, decision.toCrm),
        partner: writePartner(world.partner, decision.toPartner)
    };
    const { crm, partner } = read(sides);
    const seen = {
        crm: remember(heldAfterWrite(now.crm, decision.toCrm, crm), fingerprint),
        partner: remember(partner, fingerprint)
    };
    const kept = structuredClone({ seen, refused: decision.refused });
    return { decision, after: { ...world, ...sides, ...kept } };
}

const crmEdit = fc
    .record(
        {
            Name: names.map((name) => name.trim()),
            Description: rich,
            Amount: amounts,
            CloseDate: days,
            team: ofSalesforce
        },
        { requiredKeys: [] }
    )
    .map(({ team: people, ...fields }) => ({ ...fields, ...(people && members(people)) }));
const partnerEdit = fc.record(
    { name: names, notes: plain, value: amounts, closeDate: days, team },
    { requiredKeys: [] }
);

const owner = { FirstName: 'Olga', LastName: 'Berg', Email: 'olga@example.com', Phone: null };
const blank: Sides = {
    crm: {
        Id: '006000000000001AAA',
        Owner: owner,
        Name: 'Deal',
        StageName: 'Prospecting',
        CurrencyIsoCode: 'USD'
    },
    partner: writePartner({ id: 'a', status: 'Active', substatus: 'Accepted' } as Referral, {
        name: 'Deal',
        value: 5,
        currency: 'USD',
        closeDate: '2026-06-30',
        team: [person('Meg')]
    })
};

/** Two sides after a first run, in any phase from then on. */
const settled = fc
    .record({ crm: crmEdit, phase: fc.constantFrom<Phase>('active', 'active', 'new', 'closed') })
    .map(({ crm, phase }): World => {
        const first = { ...blank, crm: { ...blank.crm, ...crm } };
        return {
            ...run({ ...first, seen: { crm: null, partner: null }, refused: {}, phase: 'active' }).after,
            phase
        };
    });
const edited = fc
    .record({ world: settled, crm: crmEdit, partner: partnerEdit })
    .map(({ world, crm, partner }) => ({
        edits: { crm, partner },
        world: { ...world, crm: { ...world.crm, ...crm }, partner: writePartner(world.partner, partner) }
    }));
const runs = { numRuns: 1000 };
const units: FieldName[][] = [['value', 'currency'], ['name'], ['closeDate'], ['notes']];

describe('reconcile between records that keep less than they are told', () => {
    it('leaves both sides equal under projection, or says what is held', () => {
        fc.assert(
            fc.property(edited, ({ world }) => {
                const { decision, after } = run(world);
                const { crm, partner } = read(after);
                const held = new Set(decision.held.map(({ field }) => field));
                for (const unit of units)
                    assert.ok(
                        unitInStep(unit, crm, partner) || unit.some((field) => held.has(field)),
                        unit.join()
                    );
                if (world.phase !== 'active' || held.has('team')) return;
                for (const one of users)
                    assert.equal(
                        crm.team.some((other) => samePerson(one, other)),
                        partner.team.some((other) => samePerson(one, other)),
                        `${one.email} is on one side alone`
                    );
            }),
            runs
        );
    });

    it('writes nothing in a second run', () => {
        fc.assert(
            fc.property(edited, ({ world }) => {
                const first = run(world);
                // A team that would be empty waits for somebody who can stay.
                if (first.decision.held.some(({ field }) => field === 'team')) return;
                const { decision } = run(first.after);
                assert.deepEqual({ ...decision.toCrm, ...decision.toPartner }, {});
                assert.deepEqual(decision.conflicts, []);
            }),
            runs
        );
    });

    it('leaves what was typed on one side as it was typed there, run after run', () => {
        fc.assert(
            fc.property(settled, crmEdit, partnerEdit, (world, crm, partner) => {
                const typed: World = { ...world, crm: { ...world.crm, ...crm } };
                const { crm: kept } = run(run(typed).after).after;
                for (const name of ['Name', 'Description', 'Amount', 'CloseDate'])
                    assert.deepEqual(kept[name], typed.crm[name], name);
                const theirs = { ...world, partner: writePartner(world.partner, partner) };
                const { partner: left } = run(run(theirs).after).after;
                assert.deepEqual([left.name, left.details], [theirs.partner.name, theirs.partner.details]);
            }),
            runs
        );
    });

    it('shows rich notes as plain ones and plain ones as rich, of which none grows on its way', () => {
        fc.assert(
            fc.property(settled, fc.array(plain, { maxLength: 3 }), (world, texts) => {
                let now: World = { ...world, phase: 'active' };
                for (const notes of texts) {
                    now = run({ ...now, partner: writePartner(now.partner, { notes }) }).after;
                    const told = read(now).partner.notes;
                    // Something else goes out, and comes in, in the meantime.
                    now = run({
                        ...now,
                        crm: { ...now.crm, Amount: Number(now.crm['Amount'] ?? 0) + 1 }
                    }).after;
                    assert.deepEqual([read(now).crm.notes, read(now).partner.notes], [told, told]);
                }
            }),
            runs
        );
    });

    it('takes nobody off whom only the other side can hold, and nobody it was not told to', () => {
        fc.assert(
            fc.property(edited, ({ world, edits }) => {
                const before = read(world).partner.team;
                const { partner } = read(run(run(world).after).after);
                const stays = (one: Person) => partner.team.some((other) => samePerson(one, other));
                for (const one of before)
                    if (!users.some((user) => samePerson(one, user))) assert.ok(stays(one), `${one.email}`);
                if (!('OpportunityTeamMembers' in edits.crm)) assert.ok(before.every(stays));
            }),
            runs
        );
    });

    it('never writes what a phase locks', () => {
        const everything = fc.record({
            phase: fc.constantFrom<Phase>('new', 'active', 'closed'),
            crm: fc.constantFrom<Changes>(
                { contacts: [person('Kim')], notesToMicrosoft: 'Come!', help: 'GeneralOrOther' },
                { purchaseIntent: 'No', solutionPlay: 'Other', customer: null, visibleToMicrosoft: false },
                { name: 'Other', solutions: [solution('SOL-2-BBB')], partnerRole: 'Other' }
            )
        });
        fc.assert(
            fc.property(everything, ({ phase, crm }) => {
                const shared: Deal = {
                    ...emptyDeal,
                    name: 'Deal',
                    help: 'ProofOfConceptOrDemo',
                    notesToMicrosoft: 'Please.',
                    visibleToMicrosoft: true,
                    microsoftReferralId: 'm',
                    purchaseIntent: 'Yes',
                    contacts: [person('Ann')]
                };
                const memory = remember(shared, fingerprint);
                const { toPartner } = reconcile({
                    now: { crm: { ...shared, ...crm }, partner: shared },
                    seen: { crm: memory, partner: memory },
                    policy,
                    phase,
                    refused: {},
                    fingerprint
                });
                const open = phase === 'active' ? ['name', 'solutions'] : [];
                assert.deepEqual(
                    Object.keys(toPartner).filter((field) => !open.includes(field)),
                    []
                );
                if (phase === 'active' && crm.name)
                    assert.ok(inStep('name', { ...shared, ...crm }, { ...shared, ...toPartner }));
            }),
            { numRuns: 100 }
        );
    });
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Deal } from '../sync/deal.ts';
import { defaultMapping } from '../sync/mapping/default-mapping.ts';
import type { HeldReason } from '../sync/reconcile-types.ts';
import { askedConflictRows } from './asked-conflict-rows.ts';
import { conflictRows } from './conflict-rows.ts';
import { describeChanges } from './describe-changes.ts';
import { heldRows } from './held-rows.ts';

/** The card tells these sentences in the language of the seller; its test reads the same file. */
const file = new URL('../../../contracts/examples/log-details.json', import.meta.url);
const examples = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string[]>;

const at = new Date(0);
const both = { crm: 100, partner: 200 };
/** All of them: a reason that is missing here does not compile. */
const reasons: Record<HeldReason, true> = {
    'for now': true,
    'for good': true,
    empty: true,
    currency: true,
    unmapped: true,
    'one way': true,
    'too many': true,
    refused: true
};

test('the trail is written in the sentences that the card knows', () => {
    const held = Object.keys(reasons).map((reason) => ({
        field: 'value' as const,
        side: 'partner' as const,
        reason: reason as HeldReason,
        known: false
    }));
    const deal = { value: 100, notes: '' } as unknown as Deal;
    const decided = (['crm', 'partner'] as const).flatMap((winner) =>
        conflictRows([{ field: 'value', winner, ...both }], defaultMapping, at)
    );
    const details = (rows: { detail: string }[]) => rows.map(({ detail }) => detail);
    assert.deepEqual(
        {
            notWritten: details(heldRows(held, null, at)),
            decided: details(decided),
            waits: details(askedConflictRows({ value: both }, {}, defaultMapping, at)),
            changes: [
                describeChanges(deal, { value: 200, notes: 'Ours' }),
                describeChanges(deal, { closeDate: '2027-03-31' })
            ]
        },
        examples
    );
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { HeldGroupsAnswer, RebuildAnswer } from '@cosell/contracts/setup-answers';
import { dropInWords, heldInWords, rebuildInWords } from './store-in-words.ts';

const example = <Answer>(action: string) => {
    const file = new URL(`../../contracts/examples/setup/${action}.json`, import.meta.url);
    return (JSON.parse(readFileSync(file, 'utf8')) as { answer: { body: Answer } }).answer.body;
};

test('held deals are told by cause, with what to do and what stands in the way of each', () => {
    const held = example<HeldGroupsAnswer>('held');
    const text = heldInWords(held).join('\n');
    assert.match(
        text,
        /^SALESFORCE_REFUSED, 2 deals: .*\n {2}Next: .*\n {2}006000000000001AAA .*Amount must be positive/
    );
    const [group] = held.groups;
    const unnamed = { ...group!, deals: [{ ...group!.deals[0]!, opportunityId: null }] };
    assert.match(heldInWords({ groups: [unnamed] }).join('\n'), /deal 0a6f0f5f-[\s\S]*and 1 more/);
    assert.deepEqual(heldInWords({ groups: [] }), ['No deal waits for a person.']);
});

test('a rebuild tells what it could not tie, and that nothing was written', () => {
    const text = rebuildInWords(example<RebuildAnswer>('rebuild')).join('\n');
    assert.match(text, /12 Opportunities and 11 referrals read; 11 deals were not known/);
    assert.match(text, /1 hold the id of a referral that Microsoft does not list:\n {2}006000000000001AAA/);
    assert.match(text, /Nothing was written/);
});

test('a deal that waits for nobody cannot be dropped, and the way to those that do is told', () => {
    assert.match(dropInWords({ dropped: false }).join('\n'), /npx cosell held/);
});

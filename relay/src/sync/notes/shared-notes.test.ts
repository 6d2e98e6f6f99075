import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { changesOfNotes, textOfNotes, type SharedNote } from './shared-notes.ts';

const note = (text: string, index = 0): SharedNote => ({ id: `n${index}`, versionId: `v${index}`, text });
const notes = (...texts: string[]) => texts.map(note);

/** The notes as Salesforce holds them after the changes. */
function applied(before: SharedNote[], text: string | null): SharedNote[] {
    const { create, change, unmark } = changesOfNotes(before, text);
    const kept = before
        .filter((one) => !unmark.includes(one))
        .map((one) => ({ ...one, text: change.find(({ note: { id } }) => id === one.id)?.text ?? one.text }));
    return [...kept, ...create.map((created, index) => note(created, 100 + index))];
}

describe('shared notes', () => {
    it('are one text at Microsoft, oldest first', () => {
        assert.equal(textOfNotes(notes('First', 'Second\nline')), 'First\n---\nSecond\nline');
        assert.equal(textOfNotes([]), null);
    });

    it('are the newest that fit into 1,024 characters whole; the last one may be cut later', () => {
        const [old, middle, young] = ['o'.repeat(600), 'm'.repeat(600), 'y'.repeat(400)];
        assert.equal(textOfNotes(notes(old, middle, young)), `${middle}\n---\n${young}`);
        assert.equal(textOfNotes(notes(old, 'x'.repeat(2000))), 'x'.repeat(2000));
    });

    for (const [what, before, text, after] of [
        ['a new one after all others', notes('a', 'b'), 'a\n---\nb\n---\nc', ['a', 'b', 'c']],
        ['another text in the place of one', notes('a', 'b'), 'A\n---\nb', ['A', 'b']],
        ['a longer last one', notes('a', 'b'), 'a\n---\nb and more', ['a', 'b and more']],
        ['one fewer', notes('a', 'b', 'c'), 'a\n---\nc', ['a', 'c']],
        ['none', notes('a'), null, []],
        ['the first one ever', [], 'Hello', ['Hello']],
        ['one before all others, as part of the next', notes('a'), 'new\n---\na', ['new\n---\na']]
    ] as const)
        it(`take over ${what}`, () => {
            const changed = applied([...before], text);
            assert.deepEqual(
                changed.map((one) => one.text),
                after
            );
        });

    it('keep a note whole of which Microsoft has only the beginning', () => {
        const long = note('x'.repeat(2000));
        const changes = changesOfNotes([long], `${'x'.repeat(900)} changed there`);
        assert.deepEqual(changes, {
            create: [`${'x'.repeat(900)} changed there`],
            change: [],
            unmark: [long]
        });
    });

    it('say what Microsoft said, whatever that was, and nothing changes the second time', () => {
        const word = fc.constantFrom('a', 'b', 'c', 'd e', 'f\ng');
        const texts = fc.array(word, { maxLength: 5 });
        fc.assert(
            fc.property(texts, texts, (before, wanted) => {
                const text = wanted.join('\n---\n') || null;
                const after = applied(notes(...before), text);
                assert.equal(textOfNotes(after), text);
                assert.deepEqual(changesOfNotes(after, text), { create: [], change: [], unmark: [] });
            })
        );
    });
});

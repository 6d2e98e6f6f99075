import { forgetDraft, keepDraft, keptDraft, rowsOf, textOf, withRow } from 'c/coSellMapping';
import mapping from '@cosell/contracts/examples/setup/mapping.json';
import type { DealFieldInfo, MappingDocument } from '@cosell/contracts/setup-answers';

const { document, fields } = mapping.answer.body as unknown as {
    document: MappingDocument;
    fields: DealFieldInfo[];
};

describe('a mapping document on the page', () => {
    it('has one row for each field of a deal, mapped or not', () => {
        const rows = rowsOf(document, [...fields, { ...fields[0], deal: 'notMapped' }]);

        expect(rows.map(({ info }) => info.deal)).toEqual([...fields.map(({ deal }) => deal), 'notMapped']);
        expect(rows.at(-1).row).toBeNull();
    });

    it('changes one row and leaves everything else as it is', () => {
        const changed = withRow(document, { ...document.rows[0], direction: 'paused' });

        expect(changed).toEqual({
            ...document,
            rows: [{ ...document.rows[0], direction: 'paused' }, ...document.rows.slice(1)]
        });
        expect(withRow(document, { deal: 'notMapped', direction: 'out' }).rows).toHaveLength(
            document.rows.length + 1
        );
    });

    it('keeps a draft until it is forgotten', () => {
        keepDraft(document);
        expect(keptDraft()).toEqual(document);

        forgetDraft();
        expect(keptDraft()).toBeNull();
    });

    it('says values of a document in words', () => {
        expect([null, 'text', 3, { a: 1 }].map(textOf)).toEqual(['', 'text', '3', '{"a":1}']);
    });
});

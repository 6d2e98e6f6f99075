import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays, dayIn, dayOf, instantOf } from './dates.ts';
import { cut, plainFromRich, richFromPlain, tidy, unescapeEntities } from './plain-text.ts';

describe('text', () => {
    it('loses its HTML entities, known ones only', () => {
        const text = 'A &amp; B &lt;c&gt; &quot;d&quot; &#39;e&#x27; &nbsp;&unknown; &amp;amp;';
        assert.equal(
            unescapeEntities(text),
            'A & B <c> "d" \'e\'  &unknown; &amp;'.replace("'e'  ", "'e' \u0020")
        );
    });

    it('goes into a rich text field and back as it was', () => {
        const line = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\r\n]/g, ' '));
        fc.assert(
            fc.property(fc.array(line), (lines) => {
                const plain = tidy(lines.map((one) => one.trim()).join('\n')) ?? '';
                assert.equal(plainFromRich(richFromPlain(plain)), plain);
            })
        );
    });

    it('is cut without halving a character, and not again when cut', () => {
        fc.assert(
            fc.property(
                fc.string({ unit: 'binary', minLength: 5, maxLength: 60 }),
                fc.integer({ min: 1, max: 50 }),
                (text, most) => {
                    const short = cut(text, most);
                    assert.ok(short.length <= most && text.startsWith(short) && short.isWellFormed());
                    assert.equal(cut(short, most), short);
                }
            )
        );
    });

    it('of nothing is null', () =>
        assert.deepEqual([tidy(' \r\n '), tidy(''), tidy(null)], [null, null, null]));
});

describe('a date', () => {
    it('is the day of a day or an instant, else nothing', () => {
        const days = ['2024-11-14', '2024-11-14T03:00:00Z', '2024-13-45', 'soon', null].map(dayOf);
        assert.deepEqual(days, ['2024-11-14', '2024-11-14', null, null, null]);
    });

    it('of either side is the same instant in whole seconds', () => {
        const instants = [
            '2022-03-07T05:08:23.810144Z',
            '2022-03-07T05:08:23.000+0000',
            '2022-03-07T06:08:23+01:00',
            '',
            'x'
        ];
        const second = '2022-03-07T05:08:23Z';
        assert.deepEqual(instants.map(instantOf), [second, second, second, null, null]);
    });

    it('begins with the day of the org’s own time zone', () => {
        const evening = new Date('2026-12-31T12:30:00Z');
        const days = ['Pacific/Auckland', 'Europe/Berlin', 'Pacific/Honolulu'].map((zone) =>
            dayIn(zone, evening)
        );
        assert.deepEqual(days, ['2027-01-01', '2026-12-31', '2026-12-31']);
        assert.equal(dayIn('America/Los_Angeles', new Date('2027-01-01T07:59:59Z')), '2026-12-31');
    });

    it('is counted on over the end of a month', () => assert.equal(addDays('2024-02-28', 2), '2024-03-01'));
});

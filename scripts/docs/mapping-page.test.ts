import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { lockedOnce } from '../../relay/src/commands/preview-values.ts';
import { checkDocument } from '../../relay/src/sync/mapping/choice/check-document.ts';
import { dealFields } from '../../relay/src/sync/mapping/deal-fields.ts';
import { defaultMapping } from '../../relay/src/sync/mapping/default-mapping.ts';
import { mappingSchema, readMapping } from '../../relay/src/sync/mapping/document.ts';

const page = readFileSync(path.resolve(import.meta.dirname, '../../docs/mapping.md'), 'utf8');
const documents = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(
    ([, text = '']) => JSON.parse(text) as object
);

describe('docs/mapping.md', () => {
    it('shows documents that the relay takes, beside the built-in mapping', () => {
        assert.ok(documents.length >= 2, `${documents.length} documents`);
        for (const document of documents) readMapping({ ...defaultMapping, ...document });
    });

    it('has a row for each field of a deal, as the page of the set-up has them', () => {
        const rows = [...page.matchAll(/^\| `(\w+)` +\| (.+?) +\| (.+?) +\| (.+?) +\| (.+?) +\|$/gm)];
        const expected = dealFields(lockedOnce).map(({ deal, label, directions, required, locks }) => {
            const row = defaultMapping.rows.find((one) => one.deal === deal);
            return [
                deal,
                label,
                directions.filter((one) => one !== 'paused').join(', '),
                row ? `\`${row.opportunity}\`` : '–',
                [...(required ? ['required'] : []), ...(locks ? ['locks'] : [])].join(', ') || '–'
            ];
        });
        assert.deepEqual(
            rows.map((row) => row.slice(1, 6)),
            expected
        );
    });

    it('names each part of a document', () => {
        for (const part of Object.keys(mappingSchema.shape))
            assert.ok(page.includes(`\`${part}\``), `${part} is not explained`);
    });

    it('tells of refusals in the words in which they are told', () => {
        const refused = [...page.matchAll(/^- `(\{.*\})`: _(.+)_$/gm)];
        assert.ok(refused.length >= 4, `${refused.length} refusals`);
        for (const [, row = '', reason = ''] of refused) {
            const { problems } = checkDocument({ ...defaultMapping, rows: [JSON.parse(row)] }, null);
            assert.ok(
                problems.some((problem) => problem.reason === reason),
                `${row}: ${problems.map((problem) => problem.reason).join()} instead of ${reason}`
            );
        }
    });
});

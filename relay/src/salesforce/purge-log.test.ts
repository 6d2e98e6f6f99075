import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { purgeLog } from './purge-log.ts';

const BEFORE = new Date('2026-11-20T12:00:00Z');

/** A log of rows by their age; the org does not let go of some. */
function orgWith(ids: string[], locked: readonly string[] = []) {
    const rows = [...ids];
    const asked: string[] = [];
    return {
        rows,
        asked,
        async query<Row>(soql: string) {
            asked.push(soql);
            return rows.slice(0, Number(/LIMIT (\d+)/.exec(soql)?.[1])).map((Id) => ({ Id })) as Row[];
        },
        async request<Answer>(method: string, path: string) {
            assert.equal(method, 'DELETE');
            const wanted = new URL(path, 'https://org.example').searchParams.get('ids')?.split(',') ?? [];
            assert.ok(wanted.length <= 200);
            return wanted.map((id) => {
                const success = !locked.includes(id);
                if (success) rows.splice(rows.indexOf(id), 1);
                return { success };
            }) as Answer;
        }
    };
}
const many = (count: number) => Array.from({ length: count }, (_, index) => `row${index}`);

describe('the sync log', () => {
    it('loses its older lines, in portions that Salesforce takes', async () => {
        const org = orgWith(many(450));
        assert.equal(await purgeLog(org, BEFORE), 450);
        assert.deepEqual(org.rows, []);
        assert.match(
            org.asked[0] ?? '',
            /Happened_At__c < 2026-11-20T12:00:00\.000Z ORDER BY Happened_At__c/
        );
    });

    it('keeps what the org does not let go, and is not asked for it for ever', async () => {
        const org = orgWith(many(3), ['row1']);
        assert.equal(await purgeLog(org, BEFORE), 2);
        assert.deepEqual(org.rows, ['row1']);
        assert.equal(org.asked.length, 2);
    });

    it('takes some thousand lines at a time', async () => {
        assert.equal(await purgeLog(orgWith(many(6000)), BEFORE), 5000);
    });
});

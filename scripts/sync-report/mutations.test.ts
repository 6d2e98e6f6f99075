import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { ways } from './field-kinds.ts';
import { fields } from './fields.ts';
import { picked } from './mutate.ts';
import { mutations } from './mutations.ts';
import { stories } from './stories.ts';

describe('the sync report', () => {
    it('reverses lines that stand once in their mapper', () => {
        for (const { file, line } of mutations) {
            const source = readFileSync(new URL(`../../relay/src/sync/${file}`, import.meta.url), 'utf8');
            assert.equal(source.split(line).length, 2, `${file}: ${line}`);
        }
    });

    it('has an act for every cell, or says why there is none', () => {
        for (const { name, not } of fields)
            for (const way of ways) {
                const acts = stories.flatMap((story) => story.acts);
                const looked = acts.some(({ cells }) => cells[way]?.includes(name));
                assert.notEqual(looked, not?.[way] !== undefined, `${name}, ${way}`);
            }
    });

    it('reverses only lines whose cell it looks at', () => {
        const acts = stories.flatMap((story) => story.acts);
        for (const { field, way } of mutations)
            assert.ok(
                acts.some(({ cells }) => cells[way]?.includes(field)),
                `${field}, ${way}`
            );
    });

    it('picks the same lines for the same seed, each once', () => {
        assert.deepEqual(picked(10, 7), picked(10, 7));
        assert.equal(new Set(picked(10, 7)).size, 10);
        assert.notDeepEqual(picked(10, 7), picked(10, 8));
    });
});

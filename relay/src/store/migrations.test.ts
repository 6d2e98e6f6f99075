import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { it } from 'node:test';

// A store remembers numbers: of two files with the same one, the second would never run.
it('the migrations are numbered one after the other', () => {
    const numbers = readdirSync(new URL('./migrations/', import.meta.url)).map((name) => parseInt(name, 10));
    assert.deepEqual(
        numbers.toSorted((one, other) => one - other),
        numbers.map((_, index) => index + 1)
    );
});

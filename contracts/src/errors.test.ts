import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { CosellError, errors } from './errors.ts';
import type { ErrorCode, ErrorEntry, ErrorHandling } from './errors.ts';

const handlingWords: Record<ErrorHandling, string> = { retry: 'Retried.', hold: 'Held.', refuse: 'Refused.' };

/** Code → the paragraphs of its section in `docs/errors.md`. */
const page = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8');
const sections = page
    .split(/^## /m)
    .slice(1)
    .map((section) => section.trim().split(/\n{2,}/))
    .map(([code, ...paragraphs]) => ({ code, paragraphs }));

const entries = Object.entries(errors) as [ErrorCode, ErrorEntry][];

describe('The page docs/errors.md', () => {
    it('has one section for each code of the registry, in its order, and none besides', () => {
        assert.deepEqual(
            sections.map(({ code }) => code),
            entries.map(([code]) => code)
        );
    });

    for (const [code, { message, handling, next }] of entries) {
        it(`says of ${code} what the registry says`, () => {
            const section = sections.find((candidate) => candidate.code === code);
            assert.deepEqual(section?.paragraphs.slice(0, 3), [
                message,
                `**${handlingWords[handling]}**`,
                next
            ]);
        });
    }
});

describe('An error of the registry', () => {
    it('speaks in whole sentences that fit on one line', () => {
        for (const [code, { message, next }] of entries) {
            for (const sentence of [message, next]) {
                assert.match(sentence, /^[A-Z].*\.$/, code);
                assert.ok(sentence.length <= 110, code);
            }
        }
    });

    it('carries its code, its particulars and its cause', () => {
        const cause = new Error('reset');
        const error = new CosellError('SALESFORCE_UNAVAILABLE', 'It answered 503.', { cause, retryAfter: 7 });
        assert.equal(error.code, 'SALESFORCE_UNAVAILABLE');
        assert.equal(error.detail, 'It answered 503.');
        assert.equal(error.cause, cause);
        assert.equal(error.retryAfter, 7);
        const { message } = errors.SALESFORCE_UNAVAILABLE;
        assert.equal(error.message, `SALESFORCE_UNAVAILABLE: ${message} It answered 503.`);
    });
});

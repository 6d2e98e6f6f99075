import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { errors } from './errors.ts';
import { pairBody, setupActions, setupBodies, type SetupAction } from './setup.ts';

interface Example {
    request: { method: string; path: string; body: unknown };
    answer: { status: number; body: unknown };
}

const folder = new URL('../examples/setup/', import.meta.url);
const example = (name: string) =>
    JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as Example;

/** Every code, message and next step in an answer, however deep. */
function troublesIn(value: unknown): { code: string; message: string; next: string }[] {
    if (typeof value !== 'object' || value === null) return [];
    const found = Object.values(value).flatMap(troublesIn);
    return 'code' in value && 'next' in value ? [value as (typeof found)[number], ...found] : found;
}

describe('The examples of setup', () => {
    it('are one for each action and one for pairing', () => {
        const names = readdirSync(folder).map((file) => file.replace('.json', ''));
        assert.deepEqual(names.sort(), [...setupActions, 'pair'].sort());
    });

    for (const action of setupActions)
        it(`hold a request of "${action}" that the schema keeps as it is, and troubles in the registry's words`, () => {
            const { request, answer } = example(action);
            assert.equal(request.method, 'POST');
            assert.equal(request.path, `/v1/setup/${action}`);
            assert.deepEqual(setupBodies[action].parse(request.body), request.body);
            for (const { code, message, next } of troublesIn(answer.body)) {
                const known = errors[code as keyof typeof errors];
                assert.deepEqual({ message, next }, { message: known.message, next: known.next });
            }
        });

    it('pair with nothing but org and user: the code is the bearer', () => {
        assert.deepEqual(pairBody.parse(example('pair').request.body), example('pair').request.body);
    });
});

describe('An action of setup', () => {
    const who = { orgId: '00D000000000001EAA', userId: '005000000000001AAA' };
    const refused: [SetupAction, object][] = [
        ['status', { orgId: who.orgId }],
        ['status', { ...who, code: 'misplaced' }],
        ['retry-like', who],
        ['retry-like', { ...who, code: "' or true" }],
        ['set-switches', { ...who, outbound: 'true' }],
        ['mapping-check', { ...who, document: '{}' }],
        ['mapping-choices', { ...who, dealField: 'value; drop' }],
        ['mapping-preview', { ...who, document: {}, opportunityIds: Array(6).fill('006000000000001AAA') }],
        ['test-event', { ...who, correlationId: '../registration' }]
    ];
    for (const [action, body] of refused)
        it(`"${action}" may not be sent with ${JSON.stringify(body).slice(0, 90)}`, () => {
            assert.equal(setupBodies[action].safeParse(body).success, false);
        });
});

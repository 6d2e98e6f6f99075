import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { commandAnswer, commandBodies, commandNames, errorAnswer, previewAnswer } from './commands.ts';
import type { CommandName } from './commands.ts';
import { errors } from './errors.ts';

interface Example {
    request: { method: string; path: string; body: unknown };
    answer: { status: number; body: unknown };
}

const folder = new URL('../examples/commands/', import.meta.url);
const example = (name: string) =>
    JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as Example;

describe('The examples of commands', () => {
    it('are one for each command and one for a refusal', () => {
        const names = readdirSync(folder).map((file) => file.replace('.json', ''));
        assert.deepEqual(names.sort(), [...commandNames, 'refused'].sort());
    });

    for (const command of commandNames) {
        it(`hold a request and an answer of "${command}" that the schemas keep as they are`, () => {
            const { request, answer } = example(command);
            assert.match(request.path, new RegExp(`^/v1/deals/006[a-zA-Z0-9]{15}/${command}$`));
            assert.equal(request.method, 'POST');
            assert.deepEqual(commandBodies[command].parse(request.body), request.body);
            const schema = command === 'preview' ? previewAnswer : commandAnswer;
            assert.deepEqual(schema.parse(answer.body), answer.body);
        });
    }

    it("refuse in the registry's own words", () => {
        const { code, message, next } = errorAnswer.parse(example('refused').answer.body);
        assert.deepEqual({ message, next }, { message: errors[code].message, next: errors[code].next });
    });
});

describe('A command', () => {
    const who = { orgId: '00D000000000001EAA', userId: '005000000000001AAA' };
    const refused: [CommandName, object][] = [
        ['accept', { orgId: who.orgId }],
        ['accept', { ...who, orgId: '00D000000000001' }],
        ['accept', { ...who, reason: 'misplaced' }],
        ['decline', who],
        ['lost', { ...who, reason: '  ' }],
        ['lost', { ...who, reason: 'x'.repeat(256) }],
        ['resolve', { ...who, field: 'Amount', side: 'mine' }],
        ['restore', { ...who, logId: "' OR Id != null" }],
        ['link', { ...who, referralId: 'https://partner.microsoft.com' }]
    ];
    for (const [command, body] of refused)
        it(`"${command}" may not be sent with ${JSON.stringify(body).slice(0, 90)}`, () => {
            assert.equal(commandBodies[command].safeParse(body).success, false);
        });
});

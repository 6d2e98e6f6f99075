import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApexDate, Datetime, Decimal, Unsupported } from '../values/index.ts';
import { evalFormula } from './evaluate.ts';
import { parseFormula } from './parse.ts';
import { references } from './references.ts';

const NOW = Date.UTC(2026, 10, 27, 15, 30);

function evaluate(formula: string, fields: Record<string, unknown> = {}, prior?: Record<string, unknown>) {
    return evalFormula(formula, {
        get: (path) => fields[path] ?? null,
        prior: (path) => (prior ?? fields)[path] ?? null,
        isNew: !prior,
        now: () => NOW
    });
}

test('multiplication binds closer than addition, and AND closer than OR', () => {
    assert.equal(evaluate('2 + 3 * 4 ^ 2'), 50);
    assert.equal(evaluate('true || false && false'), true);
    assert.equal(evaluate('(2 + 3) * 4'), 20);
});

test('a blank operand makes arithmetic blank, and a comparison false', () => {
    assert.equal(evaluate('Amount + 1'), null);
    assert.equal(evaluate('Amount > 0'), false);
    assert.equal(evaluate('ISBLANK(Amount)'), true);
    assert.equal(evaluate('Amount = null'), true);
});

test('only the branch that IF and CASE choose is evaluated', () => {
    assert.equal(evaluate('IF(true, 1, NOSUCH())'), 1);
    assert.equal(evaluate("CASE(Status, 'Open', 1, 'Closed', 2, 0)", { Status: 'Closed' }), 2);
    assert.equal(evaluate("CASE(Status, 'Open', 1, 0)", { Status: 'New' }), 0);
});

test('dates move by days, and their difference is in days', () => {
    assert.deepEqual(evaluate('TODAY() + 1'), ApexDate.of(2026, 11, 28));
    assert.equal(evaluate('CloseDate - TODAY()', { CloseDate: ApexDate.of(2026, 12, 1) }), 4);
    assert.deepEqual(evaluate('NOW() + 0.5'), new Datetime(NOW + 12 * 36e5));
    assert.equal(evaluate('WEEKDAY(TODAY())'), 6);
});

test('a change is told by the value before the save', () => {
    const before = { StageName: 'Prospecting' };
    assert.equal(evaluate('ISCHANGED(StageName)', { StageName: 'Closed Won' }, before), true);
    assert.equal(evaluate('ISCHANGED(StageName)', before, before), false);
    assert.equal(evaluate('ISCHANGED(StageName)', before), false, 'a new record has changed nothing');
    assert.equal(evaluate('PRIORVALUE(StageName)', { StageName: 'Closed Won' }, before), 'Prospecting');
});

test('numbers of Apex count as numbers, rounded away from zero at the half', () => {
    assert.equal(evaluate('ROUND(Amount, 1)', { Amount: Decimal.parse('-2.25') }), -2.3);
    assert.equal(evaluate('TRUNC(Amount, 1)', { Amount: Decimal.parse('2.29') }), 2.2);
});

test('texts are joined, cut and searched', () => {
    assert.equal(evaluate("LEFT(Name, 2) & '-' & RIGHT(Name, 1)", { Name: 'Acme' }), 'Ac-e');
    assert.equal(evaluate("MID(Name, 2, 2) + TEXT(FIND('me', Name))", { Name: 'Acme' }), 'cm3');
    assert.equal(evaluate("INCLUDES(Areas, 'B')", { Areas: 'A;B' }), true);
    assert.equal(evaluate("REGEX(Name, 'A.*')", { Name: 'Acme' }), true);
});

test('what is not modelled, and what is no formula, is refused by name', () => {
    assert.throws(() => evaluate('GEOLOCATION(1, 2)'), new Unsupported('formula function GEOLOCATION'));
    assert.throws(() => evaluate('1 +'), /formula ended early/);
    assert.throws(() => evaluate('(1'), /missing \)/);
    assert.throws(() => evaluate('1 2'), /trailing/);
});

test('references are listed wherever they stand', () => {
    const formula = "IF(Account.Name = 'x', -Amount, CASE(Stage, 'a', 1, 2))";
    assert.deepEqual(references(parseFormula(formula)), ['Account.Name', 'Amount', 'Stage']);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSoql } from './parse-query.ts';
import { SoqlError } from './soql-error.ts';

test('clauses are read in their order, and a comment between them is skipped', () => {
    const query = parseSoql(
        "SELECT Id /* key */, Owner.Name FROM Account WHERE Name LIKE 'A%' AND NOT Rating IN ('Hot', null) " +
            'WITH USER_MODE ORDER BY Name DESC NULLS LAST LIMIT 5 OFFSET :skip FOR UPDATE'
    );
    assert.deepEqual(query.fields, [{ path: ['Id'] }, { path: ['Owner', 'Name'] }]);
    assert.deepEqual(query.where, {
        op: 'and',
        conditions: [
            { op: 'like', column: { path: ['Name'] }, value: { string: 'A%' } },
            {
                op: 'not',
                condition: {
                    op: 'in',
                    column: { path: ['Rating'] },
                    values: [{ string: 'Hot' }, { null: true }]
                }
            }
        ]
    });
    assert.equal(query.with, 'USER_MODE');
    assert.deepEqual(query.orderBy, [{ column: { path: ['Name'] }, descending: true, nulls: 'last' }]);
    assert.deepEqual([query.limit, query.offset, query.forUpdate], [{ number: '5' }, { bind: 'skip' }, true]);
});

test('the alias of the object is taken off its columns, in functions too', () => {
    const query = parseSoql(
        'SELECT a.Name, MAX(a.CreatedDate) d FROM Account a WHERE a.Site = :x GROUP BY a.Name'
    );
    assert.deepEqual(query.fields[0]?.path, ['Name']);
    assert.deepEqual(query.fields[1]?.argument?.path, ['CreatedDate']);
    assert.equal(query.fields[1]?.alias, 'd');
    assert.deepEqual(query.groupBy, [{ path: ['Name'] }]);
    assert.deepEqual(query.where, { op: '=', column: { path: ['Site'] }, value: { bind: 'x' } });
});

test('only a lone COUNT() is a number; any other aggregate makes rows', () => {
    const kind = (soql: string) => {
        const { isCount, isAggregate } = parseSoql(soql);
        return { isCount, isAggregate };
    };
    assert.deepEqual(kind('SELECT COUNT() FROM Lead'), { isCount: true, isAggregate: false });
    assert.deepEqual(kind('SELECT COUNT(Id) FROM Lead'), { isCount: false, isAggregate: true });
    assert.deepEqual(kind('SELECT Name FROM Lead'), { isCount: false, isAggregate: false });
});

test('subqueries stand in SELECT and after IN', () => {
    const query = parseSoql(
        'SELECT (SELECT Id FROM Contacts) FROM Account WHERE Id NOT IN (SELECT AccountId FROM Opportunity)'
    );
    assert.equal(query.fields[0]?.subquery?.from, 'Contacts');
    assert.ok(query.where?.op === 'notin' && query.where.subquery?.from === 'Opportunity');
});

test('dates are values, relative ones with their number', () => {
    const value = (text: string) => {
        const { where } = parseSoql(`SELECT Id FROM Task WHERE ActivityDate = ${text}`);
        return where && 'value' in where ? where.value : null;
    };
    assert.deepEqual(value('LAST_N_DAYS:30'), { dateLiteral: 'last_n_days', n: 30 });
    assert.deepEqual(value('THIS_FISCAL_QUARTER'), { dateLiteral: 'this_fiscal_quarter' });
    assert.deepEqual(value('2024-02-29'), { date: '2024-02-29' });
    assert.deepEqual(value('2024-02-29T10:00:00+0100'), { datetime: '2024-02-29T10:00:00+0100' });
    assert.deepEqual(value(String.raw`'O\'Hara\n'`), { string: "O'Hara\n" });
});

test('what cannot be read is named as the platform names it', () => {
    const refused: [string, RegExp][] = [
        ['SELECT Id FROM', /unexpected token: '<EOF>'/],
        ['SELECT Id Account WHERE', /unexpected token: 'WHERE'/i],
        ['SELECT Id FROM Account WHERE Name ~ 1', /unexpected token: '~'/],
        ['SELECT Name FROM Account GROUP BY ROLLUP(Name)', /ROLLUP\/CUBE is unsupported/],
        ['SELECT Id FROM Account, Contact', /multiple FROM objects/],
        ['SELECT Id FROM Account WITH DATA', /WITH DATA is unsupported/]
    ];
    for (const [soql, message] of refused)
        assert.throws(
            () => parseSoql(soql),
            (error) => error instanceof SoqlError && message.test(error.message),
            soql
        );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemsOf } from '../interpret/project.fixture.ts';

/** One class that the platform's compiler refuses, and a part of what is said of it. */
function refuses(source: string, message: RegExp, others: Record<string, string> = {}): void {
    const problems = problemsOf({ Faulty: source, ...others });
    assert.ok(
        problems.some((problem) => message.test(problem)),
        `${message} is not among:\n${problems.join('\n')}`
    );
}

const HOLDER = {
    Holder: `public virtual class Holder {
        private static Integer secret = 1; @TestVisible private static Integer shown = 2;
        protected Integer inherited = 3; public Integer size { get; private set; } public final Integer fixed = 4;
        private class Inner {} private Holder(Integer i) {} public Holder() { size = secret; fixed = 5; }
        private static void hide() {} }`
};

test('private members are closed to other classes', () => {
    refuses(
        'public class Faulty { Integer i = Holder.secret; }',
        /Variable is not visible: Holder.secret/,
        HOLDER
    );
    refuses('public class Faulty { void a() { Holder.hide(); } }', /Method is not visible/, HOLDER);
    refuses('public class Faulty { Holder h = new Holder(1); }', /Constructor is not visible/, HOLDER);
    refuses(
        'public class Faulty { Holder.Inner i; void a() { Holder.Inner x; } }',
        /Type is not visible/,
        HOLDER
    );
    refuses('public class Faulty { void a(Holder h) { h.size = 1; } }', /not visible: Holder.size/, HOLDER);
    refuses(
        'public class Faulty { void a(Holder h) { h.inherited = 1; } }',
        /not visible: Holder.inherited/,
        HOLDER
    );
    refuses('public class Faulty { Integer i = Holder.shown; }', /not visible: Holder.shown/, HOLDER);
});

test('heirs, tests and the class itself see what is meant for them', () => {
    assert.deepEqual(
        problemsOf({
            ...HOLDER,
            Heir: 'public class Heir extends Holder { Integer mine = 0; void a() { mine = inherited; } }',
            HolderTest: '@IsTest private class HolderTest { static Integer i = Holder.shown; }'
        }),
        []
    );
});

test('what is final is assigned once', () => {
    refuses('public class Faulty { void a(Holder h) { h.fixed = 1; } }', /Final members/, HOLDER);
    refuses('public class Faulty { final Integer i = 1; void a() { i = 2; } }', /Final members/);
    refuses('public class Faulty { void a() { final Integer i = 1; i = 2; } }', /assigned again: i/);
});

test('annotations stand where they may', () => {
    refuses(
        'public class Faulty { @future public static Integer a() { return 1; } }',
        /:1 Future methods must/
    );
    refuses(
        'public class Faulty { @future static void a(Account x) {} }',
        /Unsupported parameter type Account/
    );
    refuses('public class Faulty { @AuraEnabled public void a() {} }', /AuraEnabled methods must be static/);
    const invocable = '@InvocableMethod public static void';
    refuses(
        `public class Faulty { ${invocable} a(List<Id> x) {} ${invocable} b(List<Id> x) {} }`,
        /Only one method per type/
    );
    refuses(`public class Faulty { ${invocable} a(Id x) {} }`, /Valid parameter types are lists/);
    refuses('@IsTest class Faulty { @IsTest static void a(Integer i) {} }', /Test methods must be static/);
    refuses('public class Faulty { @IsTest static void a() {} }', /must be in a class with @IsTest/);
    refuses('public class Faulty { @HttpGet global static void a() {} }', /global class with @RestResource/);
});

test('classes keep their promises', () => {
    refuses(
        'public class Faulty implements Comparable {}',
        /must implement the method: Integer Comparable.compareTo/
    );
    refuses('public class Faulty extends Closed {}', /cannot be extended: Closed/, {
        Closed: 'public class Closed {}'
    });
    refuses('public class Faulty { abstract void a(); }', /Class must be abstract/);
    const open = {
        Open: 'public abstract class Open { public virtual void a() {} public abstract void b(); }'
    };
    refuses(
        'public class Faulty extends Open { public void a() {} public override void b() {} }',
        /override keyword/,
        open
    );
    refuses('public class Faulty extends Open {}', /must implement the method: void Open.b/, open);
    refuses('public class Faulty { public override void a() {} }', /does not override/);
    refuses('public class Other {}', /Class name and file name differ/);
});

test('statements that cannot be are found', () => {
    refuses('public class Faulty { void a() { return; Integer i = 1; } }', /Unreachable statement/);
    refuses(
        'public class Faulty { void a() { Integer i = 1; if (true) { String I = null; } } }',
        /Duplicate variable: I/
    );
    refuses('public class Faulty { Integer i; String I; }', /Duplicate field: I/);
    refuses('public class Faulty { void a(Id x) {} void A(Id y) {} }', /Method already defined/);
    refuses('public class Faulty { void a() { if (1) { } } }', /must be of type Boolean: Integer/);
    refuses("public class Faulty { void a() { throw 'x'; } }", /Throw and catch take exceptions, not String/);
    refuses('public class Faulty { Integer a() { } }', /missing return in Faulty.a/);
    refuses(
        "public class Faulty { Account a = new Account(NumberOfEmployees = 'x'); }",
        /illegal assignment/
    );
    refuses(
        'public class Faulty { void b() {} void a() { Integer i = b(); } }',
        /illegal assignment from void/
    );
});

test('from API version 67 on, WITH SECURITY_ENFORCED is refused', () => {
    const source = {
        Faulty: 'public class Faulty { Object o = [SELECT Id FROM Account WITH SECURITY_ENFORCED]; }'
    };
    assert.deepEqual(problemsOf(source, '66.0'), []);
    assert.match(problemsOf(source, '67.0').join(), /SECURITY_ENFORCED is not supported/);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApexException } from './apex-exception.ts';
import { projectOf, resultOf } from './project.fixture.ts';

test('numbers widen, wrap and keep their scale', () => {
    const results = resultOf(`return new List<Object>{
        2147483647 + 1, 2147483647L + 1, 7 / 2, 7 / 2.0, 1.50 + 1, -7 >> 1, -1 >>> 28, 5 & 3, true ^ false };`);
    assert.equal(results, '(-2147483648, 2147483648, 3, 3.5, 2.50, -4, 15, 1, true)');
});

test('== compares values and ignores the case of text, === compares objects', () => {
    const results = resultOf(`
        List<Integer> a = new List<Integer>{ 1 };
        List<Integer> b = new List<Integer>{ 1 };
        return new List<Object>{ 'A' == 'a', 'A'.equals('a'), a == b, a === b, a === a, 1 == 1.0, null == a };`);
    assert.equal(results, '(true, false, true, false, true, true, false)');
});

test('?. gives null for the whole chain after it, and ?? gives what comes after', () => {
    const results = resultOf(`
        Account none = null;
        String name = none?.Name?.toUpperCase().trim();
        return new List<Object>{ name, name ?? 'nobody', new Account(Name = 'acme')?.Name.toUpperCase() };`);
    assert.equal(results, '(null, nobody, ACME)');
});

test('a setter and ++ evaluate their object once, and postfix gives the value of before', () => {
    const results = resultOf(
        'Integer before = next().count++; next().count += 5; return new List<Object>{ before, made, only.count };',
        `static Integer made = 0; static Probe only = new Probe();
         static Probe next() { made++; return only; }
         Integer stored = 1; Integer count { get { return stored; } set { stored = value * 10; } }`
    );
    assert.equal(results, '(1, 2, 250)');
});

test('the most fitting overload is taken, by the static types of the arguments', () => {
    const results = resultOf(
        `Object hidden = 'text'; Id key = '001000000000001AAA';
         return new List<Object>{ of(1), of(1L), of('x'), of(key), of(hidden), of(null), of(new List<String>()) };`,
        `static String of(Long x) { return 'Long'; } static String of(Decimal x) { return 'Decimal'; }
         static String of(String x) { return 'String'; } static String of(Object x) { return 'Object'; }`
    );
    assert.equal(results, '(Long, Long, String, String, Object, Long, Object)');
});

test('initializers and constructors run from the base down, fields before constructors', () => {
    const runtime = projectOf({
        Base: `public virtual class Base {
            public static List<String> log = new List<String>();
            public Integer a = note('field of Base');
            public Base() { note('Base'); }
            public static Integer note(String text) { log.add(text); return 1; } }`,
        Derived: `public class Derived extends Base {
            public Integer b = note('field of Derived');
            { note('block of Derived'); }
            public Derived() { note('Derived'); }
            public static Object run() { new Derived(); return log; } }`
    });
    const cls = runtime.types.classes.get('derived')!;
    const log = runtime.callStatic(cls, cls.methods.get('run')![0]!, []);
    assert.equal(runtime.str(log), '(field of Base, field of Derived, block of Derived, Base, Derived)');
});

test('switch takes values with their case, constants of an enum by name, and types', () => {
    const results = resultOf(
        'return new List<Object>{ of(Colour.BLUE), of(Colour.RED), size(-1), kind(new Account()), kind(1) };',
        `enum Colour { RED, GREEN, BLUE }
         static String of(Colour c) { switch on c { when RED, GREEN { return 'warm'; } when else { return 'cold'; } } }
         static String size(Integer i) { switch on i { when -1 { return 'none'; } when else { return 'some'; } } }
         static String kind(Object o) {
             switch on o { when Account a { return 'account'; } when else { return 'other'; } } }`
    );
    assert.equal(results, '(cold, warm, none, account, other)');
});

test('finally runs after return, and a limit is caught by no clause', () => {
    const members = `static List<String> log = new List<String>();
        static String attempt() { try { return 'try'; } finally { log.add('finally'); } }`;
    assert.equal(resultOf('String got = attempt(); log.add(got); return log;', members), '(finally, try)');
    const endless = `try { for (Integer i = 0; i < 101; i++) { List<Account> all = [SELECT Id FROM Account]; } }
        catch (Exception e) { return 'caught'; } return 'end';`;
    assert.throws(
        () => resultOf(endless),
        (error) => error instanceof ApexException && /101/.test(error.message ?? '')
    );
});

test('an exception tells the classes, methods and lines that it came through', () => {
    const runtime = projectOf({
        Deep: "public class Deep {\n  public static void dive() {\n    throw new IllegalArgumentException('no');\n  }\n}",
        Top: 'public class Top {\n  public static void run() {\n    Deep.dive();\n  }\n}'
    });
    const cls = runtime.types.classes.get('top')!;
    assert.throws(
        () => runtime.callStatic(cls, cls.methods.get('run')![0]!, []),
        (error) =>
            error instanceof ApexException &&
            error.trace === 'Class.Deep.dive: line 3, column 1\nClass.Top.run: line 3, column 1'
    );
});

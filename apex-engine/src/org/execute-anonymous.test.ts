import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { smallProject } from '../../test/small-project.ts';
import { createOrg, type Org } from './create-org.ts';

const PROJECT = smallProject({
    'Work.cls': `public class Work {
        public static Integer calls = 0;
        public static Integer half(Integer n) { return n / 0; }
    }`
});
let org: Org;
before(() => {
    org = createOrg(PROJECT);
});

const names = () => org.query('SELECT Name FROM Account').map(({ Name }) => Name);

test('anonymous Apex runs as one transaction, with statics of its own, and writes a debug log', () => {
    const source = "Work.calls++;\ninsert new Account(Name = 'Made ' + Work.calls);\nSystem.debug('so far');";
    for (let time = 0; time < 2; time++) {
        const result = org.executeAnonymous(source);
        assert.deepEqual(
            [result.success, result.compiled, result.line, result.exceptionMessage],
            [true, true, -1, null]
        );
        assert.match(result.log, /^67\.0 APEX_CODE,DEBUG/);
        assert.match(result.log, /\nExecute Anonymous: Work\.calls\+\+;\n/);
        assert.match(result.log, /\|CODE_UNIT_STARTED\|\[EXTERNAL\]\|execute_anonymous_apex\n/);
        assert.match(result.log, /\|USER_DEBUG\|\[3\]\|DEBUG\|so far\n/);
        assert.match(result.log, /Number of DML statements: 1 out of 150\n/);
    }
    assert.deepEqual(names(), ['Made 1', 'Made 1']);
});

test('what does not parse is told with line and column, and nothing runs', () => {
    const { compiled, success, line, column, compileProblem, log } = org.executeAnonymous(
        "insert new Account(Name = 'never');\n  Integer i = ;"
    );
    assert.deepEqual([compiled, success, line, column, log], [false, false, 2, 15, '']);
    assert.ok(compileProblem);
    assert.ok(!names().includes('never'));
});

test('what does not compile is told each time with its line, and nothing runs', () => {
    const source = "insert new Account(Name = 'never');\n    Work.unheardOf();";
    for (let time = 0; time < 2; time++) {
        const { compiled, line, column, compileProblem } = org.executeAnonymous(source);
        assert.deepEqual([compiled, line, column], [false, 2, 5]);
        assert.match(compileProblem ?? '', /unheardOf/i);
    }
    assert.deepEqual(org.problems(), []);
    assert.ok(!names().includes('never'));
});

test('an exception undoes the block and is told with its stack, the innermost first', () => {
    const source = "insert new Account(Name = 'undone');\nWork.half(1);";
    const { compiled, success, line, exceptionMessage, exceptionStackTrace, log } =
        org.executeAnonymous(source);
    assert.deepEqual([compiled, success, line], [true, false, 3]);
    assert.equal(exceptionMessage, 'System.MathException: Divide by 0');
    assert.equal(exceptionStackTrace, 'Class.Work.half: line 3, column 1\nAnonymousBlock: line 2, column 1');
    assert.match(log, /\|FATAL_ERROR\|System\.MathException: Divide by 0/);
    assert.ok(!names().includes('undone'));
});

test('a block has methods and classes of its own, which the next one does not know', () => {
    const source = `
        Integer twice(Integer n) { return n * 2; }
        public class Pair { Integer left; public Pair(Integer left) { this.left = left; } public Integer sum() { return left + 1; } }
        Integer given = twice(3);
        System.debug(new Pair(given).sum());`;
    const { success, compileProblem, exceptionMessage, log } = org.executeAnonymous(source);
    assert.ok(success, compileProblem ?? exceptionMessage ?? '');
    assert.match(log, /\|DEBUG\|7\n/);
    assert.equal(org.executeAnonymous('Pair one = null;').compiled, false);
    assert.equal(org.executeAnonymous('AnonymousBlock.Pair one = null;').compiled, false);
    assert.equal(org.executeAnonymous('System.debug(twice(1));').compiled, false);
});

test('a block runs as the user, with that sharing', () => {
    const result = org.executeAnonymous('System.debug(UserInfo.getUserName());');
    assert.match(result.log, new RegExp(`DEBUG\\|${String(org.runtime.user.username)}\\n`));
});

test('what the engine does not do is refused by name, and is no answer of Apex', () => {
    const { compiled, compileProblem } = org.executeAnonymous('Approval.process(null);');
    assert.equal(compiled, false);
    assert.match(compileProblem ?? '', /Approval/);
});

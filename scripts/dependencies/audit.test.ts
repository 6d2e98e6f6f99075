import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeAudit } from './audit.ts';

const finding = (severity: string) => ({
    vulnerabilities: {
        tar: {
            name: 'tar',
            severity,
            via: [{ title: 'Path traversal', url: 'https://example.org/advisory' }],
            fixAvailable: true
        }
    }
});

test('a serious finding fails, with its title and where it is told of', () => {
    const { exitCode, lines } = judgeAudit(JSON.stringify(finding('high')));
    assert.equal(exitCode, 1);
    assert.match(
        lines[0] ?? '',
        /high: tar: Path traversal https:\/\/example\.org\/advisory; a newer version/
    );
});

test('a small one is told and does not fail', () => {
    const { exitCode, lines } = judgeAudit(JSON.stringify(finding('low')));
    assert.deepEqual([exitCode, lines.at(-1)], [0, '1 findings in what the relay ships, 0 serious.']);
});

for (const [what, text] of [
    ['refuses', '{"message": "405 Method Not Allowed"}'],
    ['is not there', 'npm error network'],
    ['answers nothing', '']
] as const)
    test(`a registry that ${what} is no clean bill`, () => {
        const { exitCode, lines } = judgeAudit(text);
        assert.equal(exitCode, 2);
        assert.match(lines.join('\n'), /Nobody knows[\s\S]*Next:/);
    });

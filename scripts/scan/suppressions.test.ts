import assert from 'node:assert/strict';
import { test } from 'node:test';
import { projectWith } from '../metadata/project.fixture.ts';
import { packageFolders } from '../apex/checkers.ts';
import { suppressions } from './suppressions.ts';

test('every suppression in Apex is found, with the reason that stands beside it or before it', async (context) => {
    const project = await projectWith(context, {
        'classes/A.cls': [
            "@SuppressWarnings('PMD.One') // Reaching the limit is the purpose.",
            'class A {',
            '    // The caller has checked it.',
            "    @SuppressWarnings('PMD.Two')",
            '    void b() {}',
            '',
            "    @SuppressWarnings('PMD.Three')",
            '    void c() {',
            '        d(); // NOPMD',
            '        e(); // NOPMD: the name is the platform’s',
            '        // sfge-disable-next-line ApexFlsViolationRule',
            '        f();',
            '    }',
            '}'
        ].join('\n')
    });
    assert.deepEqual(
        suppressions(packageFolders(project)).map(({ line, reason }) => [line, reason]),
        [
            [1, 'Reaching the limit is the purpose.'],
            [4, 'The caller has checked it.'],
            [7, ''],
            [9, ''],
            [10, 'the name is the platform’s'],
            [11, '']
        ]
    );
});

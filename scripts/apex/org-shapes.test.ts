import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { readOrgShapes } from './org-shapes.ts';

const root = path.join(import.meta.dirname, '../..');

test('An org without Opportunity Teams takes the package without its add-on', () => {
    const shapes = new Map(readOrgShapes(root).map((shape) => [shape.name, shape]));
    assert.deepEqual(shapes.get('build-minimal'), {
        name: 'build-minimal',
        file: 'config/build-minimal.json',
        packages: ['force-app']
    });
    assert.deepEqual(shapes.get('build-full')?.packages, ['force-app', 'addon-team']);
});

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { SfProject } from '@salesforce/core';
import { childText, parseXml } from '../metadata/parse-xml.ts';
import { projectWith } from '../metadata/project.fixture.ts';
import { projectFiles } from '../metadata/project-files.ts';

const root = path.resolve(import.meta.dirname, '../..');
const project = JSON.parse(readFileSync(path.join(root, 'sfdx-project.json'), 'utf8')) as {
    packageDirectories: Record<string, unknown>[];
    sourceApiVersion: string;
};
const packages = project.packageDirectories.filter((directory) => directory['package']);

/** Rejects what the schema of the Salesforce CLI does not know. */
async function validate(folder: string): Promise<void> {
    process.env['SFDX_PROJECT_JSON_VALIDATION'] = 'true';
    const resolved = await SfProject.resolve(folder);
    await (await resolved.retrieveSfProjectJson()).schemaValidate();
}

test('sfdx-project.json is as the Salesforce CLI wants it', () => validate(root));

test('a key that the CLI does not know would be noticed', async (context) => {
    const folder = await projectWith(context, {});
    const text = { packageDirectories: [{ path: 'force-app', default: true, pakage: 'Core' }] };
    await writeFile(path.join(folder, 'sfdx-project.json'), JSON.stringify(text));
    await assert.rejects(validate(folder), /pakage/);
});

test('every package has what `sf package create` and `version create` ask for', () => {
    assert.equal(packages.length, 2);
    for (const each of packages) {
        for (const key of ['path', 'package', 'versionName', 'versionNumber', 'versionDescription'])
            assert.ok(each[key], `${String(each['package'])} has no ${key}`);
        assert.match(String(each['versionNumber']), /^\d+\.\d+\.\d+\.NEXT$/);
        assert.ok(existsSync(path.join(root, String(each['definitionFile']))));
        for (const dependency of (each['dependencies'] ?? []) as { package: string }[])
            assert.ok(packages.some((other) => other['package'] === dependency.package));
    }
});

test('nothing asks for a newer API than the project is deployed with', () => {
    const newest = Math.max(
        ...projectFiles(root).flatMap((file) => {
            const parsed = file.endsWith('-meta.xml') ? parseXml(file) : '';
            const version = typeof parsed === 'string' ? null : childText(parsed, 'apiVersion');
            return version ? Number(version) : [];
        })
    );
    assert.equal(Number(project.sourceApiVersion), newest);
});

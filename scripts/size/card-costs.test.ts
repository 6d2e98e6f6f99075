import assert from 'node:assert/strict';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';
import { cardSize } from '../../local/web/src/size/bundle-card.ts';
import { judged } from './card-costs.ts';

const small = { minified: 90_000, gzipped: 30_000 };

describe("the card's costs", () => {
    test('are told in kilobytes and calls', () => {
        assert.deepEqual(judged(small, [{ deal: 'shared', calls: 1 }]), {
            lines: [
                'JavaScript: 29.3 KB gzipped, 87.9 KB minified (most: 40 KB gzipped)',
                'Server calls to first paint, a deal that is shared: 1 (most: 2)'
            ],
            tooMuch: []
        });
    });

    test('are too much past 40 KB', () => {
        assert.deepEqual(judged({ minified: 90_000, gzipped: 40 * 1024 + 1 }, []).tooMuch, [
            "The card's JavaScript is 40.0 KB."
        ]);
    });

    test('are too much past two calls', () => {
        assert.deepEqual(judged(small, [{ deal: 'shared', calls: 3 }]).tooMuch, [
            'A deal that is shared takes 3 calls to its first paint.'
        ]);
    });

    test('are measured of all parts of the card, without what the platform brings', async (t) => {
        const folder = await mkdtemp(path.join(tmpdir(), 'package-'));
        t.after(() => rm(folder, { recursive: true }));
        const write = async (name: string, html: string, source: string) => {
            await mkdir(path.join(folder, 'lwc', name), { recursive: true });
            await writeFile(path.join(folder, 'lwc', name, `${name}.html`), `<template>${html}</template>`);
            await writeFile(path.join(folder, 'lwc', name, `${name}.ts`), source);
        };
        const component = (body: string) =>
            `import { LightningElement } from 'lwc';
            import label from '@salesforce/label/c.Big';
            export default class extends LightningElement { label = label; ${body} }`;
        await writeFile(path.join(folder, 'package.json'), '{}');
        await write('part', '{text}', component(''));
        await write('coSellCard', '<c-part></c-part><lightning-button></lightning-button>', component(''));
        const { gzipped } = await cardSize(folder);
        const noise = Array.from({ length: 9_000 }, (_, index) => ((index * 7919) % 36).toString(36)).join(
            ''
        );
        await write('part', '{text}', component(`text = '${noise}';`));
        const after = await cardSize(folder);

        assert.ok(gzipped > 200 && gzipped < 3_000, `${gzipped}`);
        assert.ok(after.minified > 9_000, `${after.minified}`);
    });
});

import assert from 'node:assert/strict';
import { createSign, createVerify } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { openLoopFiles } from './loop-files.ts';

async function emptyFolder(t: TestContext): Promise<string> {
    const folder = await mkdtemp(path.join(tmpdir(), 'loop-files-'));
    t.after(() => rm(folder, { recursive: true }));
    return path.join(folder, 'data');
}

test('the next run finds the ports, the keys and the app of the last one', async (t) => {
    const folder = await emptyFolder(t);
    assert.deepEqual(await openLoopFiles(folder), await openLoopFiles(folder));
});

test('no two parts get the same port', async (t) => {
    const { ports } = await openLoopFiles(await emptyFolder(t));
    assert.equal(new Set(Object.values(ports)).size, 7);
});

test('the public key fits the private one, and the encryption key has 32 bytes', async (t) => {
    const { privateKeyPem, publicKeyPem, encryptionKey } = await openLoopFiles(await emptyFolder(t));
    const signature = createSign('sha256').update('hello').sign(privateKeyPem);
    assert.equal(createVerify('sha256').update('hello').verify(publicKeyPem, signature), true);
    assert.equal(Buffer.from(encryptionKey, 'base64').length, 32);
});

test('secrets are readable by their owner only', async (t) => {
    const { dataDir, privateKeyFile } = await openLoopFiles(await emptyFolder(t));
    for (const file of [privateKeyFile, path.join(dataDir, 'loop.json')]) {
        assert.equal((await stat(file)).mode & 0o077, 0, file);
    }
});

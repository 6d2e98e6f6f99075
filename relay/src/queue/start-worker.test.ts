import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { openStore } from '../store/store.ts';
import { workerSuite } from './suite/worker-suite.ts';

const dataDir = await mkdtemp(join(tmpdir(), 'cosell-queue-'));
const encryptionKey = randomBytes(32);
after(() => rm(dataDir, { recursive: true }));

workerSuite('PGlite', (onError) => openStore({ place: { dataDir }, encryptionKey, onError }), {
    takesUpAtOnce: true
});

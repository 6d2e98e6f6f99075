import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { openStore } from './store.ts';
import { storeSuite } from './suite/store-suite.ts';

const dataDir = await mkdtemp(join(tmpdir(), 'cosell-store-'));
after(() => rm(dataDir, { recursive: true }));

storeSuite('PGlite', () =>
    openStore({
        place: { dataDir },
        encryptionKey: randomBytes(32),
        onError: (error) => {
            throw error;
        }
    })
);

import { randomBytes } from 'node:crypto';
import { it } from 'node:test';
import { openStore } from '../store/store.ts';
import { newDatabase } from '../store/suite/postgres-server.ts';
import { workerSuite } from './suite/worker-suite.ts';

const server = process.env.TEST_DATABASE_URL;

if (server) {
    const databaseUrl = await newDatabase(server);
    const encryptionKey = randomBytes(32);
    workerSuite('PostgreSQL', (onError) => openStore({ place: { databaseUrl }, encryptionKey, onError }), {
        takesUpAtOnce: false
    });
} else it('PostgreSQL', { skip: 'the step postgres runs it, with TEST_DATABASE_URL' });

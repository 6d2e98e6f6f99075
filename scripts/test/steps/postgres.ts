import { startPostgres } from '../../postgres/temporary-postgres.ts';
import { runNodeTests } from '../node-tests.ts';
import type { Step } from '../step.ts';

/** What the step `relay` proves on PGlite, and what only a server of several processes can prove. */
export const postgres: Step = {
    name: 'postgres',
    checks: 'store and queue on a PostgreSQL of their own, and two relays on one of them',
    async run(work) {
        const server = await startPostgres();
        try {
            return await runNodeTests(work, ['relay/src/*/postgres.test.ts'], {
                TEST_DATABASE_URL: server.url
            });
        } finally {
            await server.close();
        }
    }
};

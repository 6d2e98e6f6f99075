import { existsSync } from 'node:fs';
import { CosellError } from '@cosell/contracts';
import { readConfig } from './config.ts';
import { createLog } from './log.ts';
import { startRelay } from './relay/start-relay.ts';

try {
    const config = readConfig(process.env, { fileExists: existsSync });
    const log = createLog(config.logLevel);
    const relay = await startRelay(config, log);
    log.info({ address: relay.address }, `The relay listens on ${relay.address}.`);
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
        process.once(signal, () => void relay.close().then(() => process.exit(0)));
} catch (error) {
    if (!(error instanceof CosellError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
}

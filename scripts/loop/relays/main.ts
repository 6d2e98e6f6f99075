import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPostgres } from '../../postgres/temporary-postgres.ts';
import { performSteps } from '../perform-steps.ts';
import { startLoop } from '../start-loop.ts';
import { newPair } from './pair.ts';
import { steps } from './steps.ts';

const say = (line: string) => console.log(line);
const folder = await mkdtemp(path.join(tmpdir(), 'relays-'));
const postgres = await startPostgres();
const loop = await startLoop({
    dataDir: path.join(folder, 'data'),
    withPage: false,
    relaySettings: { RELAY_DATA_DIR: '', DATABASE_URL: postgres.url, RELAY_SWEEP_MINUTES: '60' },
    say
});
const pair = await newPair(loop, postgres);
try {
    const explain = async () =>
        pair.relays.flatMap(({ relay }, index) => [
            `Last lines of relay ${index + 1}:`,
            ...relay.lastLines()
        ]);
    await performSteps(pair, steps, explain, say);
} catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
} finally {
    for (const { relay } of pair.relays) await relay.stop();
    await loop.close();
    await postgres.close();
    await rm(folder, { recursive: true });
}

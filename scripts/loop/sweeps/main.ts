import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performSteps } from '../perform-steps.ts';
import { startLoop } from '../start-loop.ts';
import { newLost, steps } from './steps.ts';

/** A round of sweeps every second or so. */
const relaySettings: Record<string, string> = { RELAY_SWEEP_MINUTES: '0.02' };

const say = (line: string) => console.log(line);
const folder = await mkdtemp(path.join(tmpdir(), 'sweeps-'));
const loop = await startLoop({ dataDir: path.join(folder, 'data'), withPage: false, relaySettings, say });
try {
    const explain = async () => ['Last lines of the relay:', ...loop.relay.lastLines()];
    await performSteps(newLost(loop, relaySettings), steps, explain, say);
} catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
} finally {
    await loop.close();
    await rm(folder, { recursive: true });
}

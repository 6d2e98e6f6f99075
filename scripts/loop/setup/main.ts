import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performSteps } from '../perform-steps.ts';
import type { Scene } from '../scenarios/scene.ts';
import { startLoop } from '../start-loop.ts';
import { mappingStories } from './mapping-stories.ts';
import { setupStories } from './setup-stories.ts';

const say = (line: string) => console.log(line);
const folder = await mkdtemp(path.join(tmpdir(), 'setup-'));
const loop = await startLoop({
    dataDir: path.join(folder, 'data'),
    withPage: false,
    relaySettings: { RELAY_SWEEP_MINUTES: '0.05' },
    say
});
try {
    const { user_id: userId } = await loop.seller.identity();
    const scene: Scene = { loop, userId };
    const explain = async () => ['Last lines of the relay:', ...loop.relay.lastLines()];
    await performSteps(scene, [...setupStories, ...mappingStories], explain, say);
} catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
} finally {
    await loop.close();
    await rm(folder, { recursive: true });
}

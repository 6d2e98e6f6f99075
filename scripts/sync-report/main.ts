import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defaultMapping } from '../../relay/src/sync/mapping/default-mapping.ts';
import { seller } from '../loop/people.ts';
import { startLoop } from '../loop/start-loop.ts';
import { openWire } from './wire.ts';
import { NotSeen } from '../loop/wait-for.ts';
import { measure, type Cell } from './measure.ts';
import { mutate } from './mutate.ts';
import { privateWords, wordsInStore } from './stored-words.ts';
import { stories } from './stories.ts';
import { table } from './table.ts';

const [mutations = 10, seed = Math.floor(Math.random() * 1e6)] = process.argv.slice(2).map(Number);
const say = (line: string) => console.log(line);
let red = 0;

const dataDir = await mkdtemp(path.join(tmpdir(), 'sync-report-'));
const mappingFile = path.join(dataDir, 'mapping.json');
// Inbound deals belong to the seller, so that the team has the same people on both sides.
const newOpportunity = {
    ...defaultMapping.newOpportunity,
    owner: [{ rule: 'user', username: seller.username }]
};
await writeFile(mappingFile, JSON.stringify({ ...defaultMapping, newOpportunity }));
const wire = openWire();
const parts = await startLoop({
    dataDir,
    withPage: false,
    definitionFile: fileURLToPath(new URL('../../config/multi-currency.json', import.meta.url)),
    partnerApi: wire.through,
    relaySettings: { RELAY_MAPPING_FILE: mappingFile },
    say
});
const loop = Object.assign(parts, { wire });
try {
    const cells: Cell[] = [];
    for (const story of stories)
        try {
            cells.push(...(await measure(loop, story)));
        } catch (error) {
            if (!(error instanceof NotSeen)) throw error;
            say(`✘ ${story.title}: ${error.message}`);
            loop.relay.lastLines().forEach(say);
        }
    const { lines, missing } = table(cells);
    lines.forEach(say);
    red += missing;
    say(missing ? `✘ ${missing} cells without evidence` : `✔ ${cells.length} cells seen on the far side`);

    say(`${mutations} mapper lines reversed, seed ${seed}: each must turn its cells red.`);
    red += await mutate(loop, { count: mutations, seed, dataDir, mappingFile, say });

    await loop.close();
    const words = await wordsInStore(path.join(dataDir, 'relay'), privateWords);
    red += words.length;
    say(
        words.length ? `✘ kept: ${words.join('; ')}` : '✔ the store of the relay holds no person and no note'
    );
} finally {
    await loop.close();
    await wire.close();
    await rm(dataDir, { recursive: true, force: true });
}
say(red ? `${red} without evidence.` : 'Every cell was seen on the far side.');
process.exitCode = red ? 1 : 0;

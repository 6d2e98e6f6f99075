import { cp, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Mapping } from '../../relay/src/sync/mapping/document.ts';
import { NotSeen } from '../loop/wait-for.ts';
import type { ReportLoop } from './deals.ts';
import { measure } from './measure.ts';
import { mutations, type Mutation } from './mutations.ts';
import { stories, type Act, type Story } from './stories.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Reverses lines of the mappers one at a time, in a copy of the relay, and goes through the story of its cell
 * again.
 * @returns how many of them nobody noticed
 */
export async function mutate(
    loop: ReportLoop,
    options: { count: number; seed: number; dataDir: string; mappingFile: string; say(line: string): void }
): Promise<number> {
    let unnoticed = 0;
    const relayDir = await copyOfRelay(options.dataDir);
    for (const mutation of picked(options.count, options.seed)) {
        const { field, way, file, line, reversed } = mutation;
        const restore = await reverse(relayDir, mutation);
        await loop.relay.stop();
        await loop.restartRelay(
            { RELAY_MAPPING_FILE: await mappingOf(relayDir, options.mappingFile) },
            path.join(relayDir, 'src/main.ts')
        );
        const red = await whyRed(loop, mutation);
        await restore();
        if (!red) unnoticed++;
        const cell = `${field}, ${way}: ${red ?? 'green all the same'}`;
        options.say(
            `${red ? '✔ red' : '✘ not noticed'}: ${cell}. ${file}: ${line} → ${reversed || '(nothing)'}`
        );
    }
    return unnoticed;
}

/** What the cell of the reversed line says; null: that it is as it should be. */
async function whyRed(loop: ReportLoop, { field, way }: Mutation): Promise<string | null> {
    const fills = ({ cells }: Act) => cells[way]?.includes(field) ?? false;
    const story = stories.find(({ acts }) => acts.some(fills)) as Story;
    const [first, ...later] = story.acts as [Act, ...Act[]];
    // What lies between the begin of a story and the act of the cell is of no account for it.
    const acts = fills(first) ? [first] : [first, later.find(fills) as Act];
    try {
        const cells = await measure(loop, { ...story, acts }, [field]);
        return cells.find((cell) => cell.way === way && cell.missing !== null)?.missing ?? null;
    } catch (error) {
        // A deal that never arrives has no green cell either.
        if (error instanceof NotSeen) return error.message;
        throw error;
    }
}

/** The report's own mapping with the rows of the copy, which may be reversed. */
async function mappingOf(relayDir: string, mappingFile: string): Promise<string> {
    const module = `${path.join(relayDir, 'src/sync/mapping/default-mapping.ts')}?${Date.now()}`;
    const { defaultMapping } = (await import(module)) as { defaultMapping: Mapping };
    const ours = JSON.parse(await readFile(mappingFile, 'utf8')) as Mapping;
    const copy = path.join(relayDir, 'mapping.json');
    await writeFile(copy, JSON.stringify({ ...ours, rows: defaultMapping.rows }));
    return copy;
}

async function copyOfRelay(dataDir: string): Promise<string> {
    const copy = path.join(dataDir, 'reversed/relay');
    await cp(path.join(root, 'relay'), copy, {
        recursive: true,
        filter: (from) => !from.includes('node_modules')
    });
    await cp(path.join(root, 'contracts'), path.join(dataDir, 'reversed/contracts'), {
        recursive: true,
        filter: (from) => !from.includes('node_modules')
    });
    await cp(
        path.join(root, 'force-app/main/default/lwc'),
        path.join(dataDir, 'reversed/force-app/main/default/lwc'),
        {
            recursive: true
        }
    );
    await symlink(path.join(root, 'node_modules'), path.join(dataDir, 'reversed/node_modules'));
    await symlink(path.join(root, 'relay/node_modules'), path.join(copy, 'node_modules')).catch(() => {});
    return copy;
}

async function reverse(relayDir: string, { file, line, reversed }: Mutation): Promise<() => Promise<void>> {
    const at = path.join(relayDir, 'src/sync', file);
    const source = await readFile(at, 'utf8');
    if (source.split(line).length !== 2) throw new Error(`${file} has this line not once: ${line}`);
    await writeFile(
        at,
        source.replace(line, () => reversed)
    );
    return () => writeFile(at, source);
}

/** Different ones, the same for the same seed. */
export function picked(count: number, seed: number): Mutation[] {
    const left = [...mutations];
    const chosen: Mutation[] = [];
    let state = seed >>> 0;
    while (chosen.length < count && left.length) {
        // Numbers of a linear congruential generator (Numerical Recipes).
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        chosen.push(...left.splice(Math.floor((state / 2 ** 32) * left.length), 1));
    }
    return chosen;
}

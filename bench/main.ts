import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isMet, type Figure } from './figure.ts';
import { machine } from './machine.ts';
import { tableOf } from './print-table.ts';
import { rows } from './rows.ts';

/**
 * `npm run bench`: every figure as a comparison in one run, in under three minutes; `-- --full` at full size;
 * `-- NAME …` only these rows. Prints a table and writes it as JSON under `bench/results/`. A figure that
 * misses its aim is no failure of the command: docs/performance.md tells what is known of it.
 */
const { values, positionals } = parseArgs({
    options: {
        full: { type: 'boolean', default: false },
        seed: { type: 'string', default: '1' },
        rounds: { type: 'string', default: '5' },
        peers: { type: 'string', default: path.join(import.meta.dirname, 'peers') },
        list: { type: 'boolean', default: false }
    },
    allowPositionals: true
});
const unknown = positionals.find((name) => !Object.hasOwn(rows, name));
if (unknown !== undefined) stop(`There is no row "${unknown}".`);
const settings = {
    full: values.full,
    named: positionals,
    peersDir: path.resolve(values.peers),
    seed: Number(values.seed),
    rounds: Number(values.rounds)
};
if (!(settings.rounds >= 1) || !Number.isInteger(settings.seed))
    stop('--rounds and --seed are whole numbers.');
if (values.list) {
    console.log(Object.keys(rows).join('\n'));
    process.exit(0);
}

const root = path.join(import.meta.dirname, '..');
const about = { startedAt: new Date().toISOString(), ...settings, machine: machine(root) };
const figures: Figure[] = [];
const failures: Record<string, string> = {};
for (const name of positionals.length ? positionals : Object.keys(rows)) {
    const started = performance.now();
    try {
        figures.push(...((await rows[name]?.(settings)) ?? []));
    } catch (error) {
        failures[name] = (error as Error).stack ?? String(error);
    }
    console.error(
        `${name}: ${((performance.now() - started) / 1_000).toFixed(1)} s${failures[name] ? ', failed' : ''}`
    );
}
console.log(`\n${tableOf(figures)}\n`);
for (const [name, why] of Object.entries(failures)) console.error(`${name} failed: ${why}`);
const folder = path.join(root, 'bench/results');
await mkdir(folder, { recursive: true });
const file = path.join(folder, `${about.startedAt.replace(/[:.]/g, '-')}.json`);
const judged = figures.map((figure) => ({ ...figure, met: isMet(figure) }));
await writeFile(file, `${JSON.stringify({ ...about, figures: judged, failures }, null, 4)}\n`);
console.log(`Written to ${path.relative(process.cwd(), file)}.`);
process.exit(Object.keys(failures).length ? 1 : 0);

function stop(why: string): never {
    console.error(
        `${why}\nusage: npm run bench -- [--full] [--rounds 5] [--seed 1] [--peers folder] [${Object.keys(rows).join(' | ')}] …`
    );
    process.exit(2);
}

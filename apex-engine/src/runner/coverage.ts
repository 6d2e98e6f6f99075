import path from 'node:path';
import type { Runtime } from '../interpret/runtime.ts';

export interface FileCoverage {
    /** `Name.cls` or `Name.trigger`. */
    name: string;
    /** From the project's folder, with slashes. */
    file: string;
    /** Executed lines. */
    hit: number;
    /** Executable lines. */
    total: number;
    pct: number;
    /** Numbers of the lines that no test executed. */
    missed: number[];
    /** Numbers of the lines that a test executed. */
    covered: number[];
}
export interface Coverage {
    files: FileCoverage[];
    hit: number;
    total: number;
    pct: number;
}

const percent = (hit: number, total: number): number => (total ? (100 * hit) / total : 0);

/** Classes without their tests, and triggers: by name, with all together, as the platform counts. */
export function coverageOf(runtime: Runtime): Coverage {
    const isTestFile = new Set(
        runtime.model.all.filter((cls) => !cls.outer && cls.annotation('istest')).map(({ file }) => file)
    );
    const files = [...runtime.coverage]
        .filter(([file, { lines }]) => !isTestFile.has(file) && /\.(cls|trigger)$/.test(file) && lines.size)
        .map(([file, { hits, lines }]): FileCoverage => {
            const missed = [...lines].filter((line) => !hits[line]).sort((left, right) => left - right);
            const hit = lines.size - missed.length;
            return {
                name: path.basename(file),
                file: runtime.relativePath(file).replaceAll('\\', '/'),
                hit,
                total: lines.size,
                pct: percent(hit, lines.size),
                missed,
                covered: [...lines].filter((line) => hits[line]).sort((left, right) => left - right)
            };
        })
        .sort((left, right) => left.name.localeCompare(right.name));
    const sum = (count: 'hit' | 'total') => files.reduce((total, file) => total + file[count], 0);
    return { files, hit: sum('hit'), total: sum('total'), pct: percent(sum('hit'), sum('total')) };
}

/** Coverage as lcov has it: https://github.com/linux-test-project/lcov/blob/master/man/geninfo.1 */
export function lcovOf(runtime: Runtime, { files }: Coverage): string {
    return files
        .map(({ file, hit, total }) => {
            const { hits, lines } = runtime.coverage.get(path.resolve(runtime.root, file))!;
            const numbers = [...lines].sort((left, right) => left - right);
            const data = numbers.map((line) => `DA:${line},${hits[line] ?? 0}`);
            return ['TN:', `SF:${file}`, ...data, `LF:${total}`, `LH:${hit}`, 'end_of_record', ''].join('\n');
        })
        .join('');
}

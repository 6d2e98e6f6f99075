import { execFileSync } from 'node:child_process';
import { arch, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { readFileSync } from 'node:fs';

/** What the numbers depend on, as it stands in the JSON beside them. */
export function machine(root: string): Record<string, unknown> {
    const { dependencies } = JSON.parse(readFileSync(`${root}/relay/package.json`, 'utf8')) as {
        dependencies: Record<string, string>;
    };
    return {
        cpu: cpus()[0]?.model ?? 'unknown',
        cores: cpus().length,
        memoryGb: Math.round(totalmem() / 2 ** 30),
        system: `${platform()} ${release()} ${arch()}`,
        /** Over the last minute, before the first row: a busy machine makes wide spreads. */
        load: loadavg()[0],
        node: process.version,
        commit: commitOf(root),
        dependencies
    };
}

function commitOf(root: string): string {
    try {
        return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
    } catch {
        return 'unknown';
    }
}

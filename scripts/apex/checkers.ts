import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Where npm has put the jars of the Code Analyzer engines. */
export const pmdJars = jarsOf('@salesforce/code-analyzer-pmd-engine');
export const sfgeJars = jarsOf('@salesforce/code-analyzer-sfge-engine');
/** One Java class per standard object, API 65: the newest there is outside an org. */
export const standardObjects = path.join(pmdJars, 'sobject-types-65.0.0.jar');

function jarsOf(engine: string): string {
    return path.join(path.dirname(new URL(import.meta.resolve(engine)).pathname), 'java-lib');
}

/** All jars of a folder. Named one by one: javac, started as a module, does not expand `*`. */
export function classPath(folder: string): string {
    const jars = readdirSync(folder).filter((name) => name.endsWith('.jar'));
    return jars.map((name) => path.join(folder, name)).join(path.delimiter);
}

/** The folders of `packageDirectories` in sfdx-project.json, absolute. */
export function packageFolders(project: string): string[] {
    const config = JSON.parse(readFileSync(path.join(project, 'sfdx-project.json'), 'utf8')) as {
        packageDirectories: { path: string }[];
    };
    return config.packageDirectories.map((directory) => path.join(project, directory.path));
}

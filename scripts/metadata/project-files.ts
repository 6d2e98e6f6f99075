import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { packageFolders } from '../apex/checkers.ts';

/** Every file of the package directories, absolute, sorted. */
export function projectFiles(project: string): string[] {
    return packageFolders(project).flatMap(filesUnder);
}

/** Every file below a folder, absolute, sorted; none where there is no such folder. */
export function filesUnder(folder: string): string[] {
    if (!existsSync(folder)) return [];
    return readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.parentPath, entry.name))
        .sort();
}

interface PackageDirectory {
    path: string;
    package?: string;
    dependencies?: { package: string }[];
}

/**
 * The package directories of sfdx-project.json, each with the folders whose metadata it may name: its own,
 * those of the packages that it depends on, and for a directory that is no package, all.
 */
export function packageParts(project: string): { folder: string; sees: string[] }[] {
    const config = JSON.parse(readFileSync(path.join(project, 'sfdx-project.json'), 'utf8')) as {
        packageDirectories: PackageDirectory[];
    };
    const folderOf = (directory: PackageDirectory) => path.join(project, directory.path);
    return config.packageDirectories.map((directory) => {
        const needed = (directory.dependencies ?? []).map((dependency) => dependency.package);
        const sees = config.packageDirectories.filter(
            (other) =>
                !directory.package || other === directory || needed.includes(other.package ?? other.path)
        );
        return { folder: folderOf(directory), sees: sees.map(folderOf) };
    });
}

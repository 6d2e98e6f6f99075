import { existsSync, readdirSync } from 'node:fs';
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

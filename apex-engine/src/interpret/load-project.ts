import fs from 'node:fs';
import path from 'node:path';
import { parseClass, parseTrigger } from '../parsing/parse-apex.ts';
import type { TriggerDeclaration } from '../parsing/syntax-tree.ts';
import type { Schema } from '../schema/schema.ts';
import type { ClassModel } from '../types/class-model.ts';

interface Project {
    /** Folder of each package directory, absolute. */
    folders: string[];
    namespace: string | null;
}

/**
 * Reads sfdx-project.json.
 * @param packages the package directories that count; all of them when left out
 */
export function readProject(root: string, packages?: string[]): Project {
    const text = fs.readFileSync(path.join(root, 'sfdx-project.json'), 'utf8');
    const project = JSON.parse(text) as { namespace?: string; packageDirectories: { path: string }[] };
    const all = project.packageDirectories.map((directory) => directory.path);
    const missing = packages?.find((name) => !all.includes(name));
    if (missing) throw new Error(`sfdx-project.json has no package ${missing}`);
    const folders = [...new Set(packages ?? all)]
        .map((folder) => path.join(root, folder))
        .filter(fs.existsSync);
    return { folders, namespace: project.namespace || null };
}

/** A trigger, and the file that it is in. */
export interface ParsedTrigger {
    declaration: TriggerDeclaration;
    file: string;
    /** Somebody has set it to inactive: it is there, and never fires. */
    isInactive: boolean;
}

/** An element of the meta file beside a class or trigger; null where there is none. */
function metaOf(file: string, element: 'apiVersion' | 'status'): string | null {
    const meta = `${file}-meta.xml`;
    const text = fs.existsSync(meta) ? fs.readFileSync(meta, 'utf8') : '';
    return new RegExp(`<${element}>([^<]+)<`).exec(text)?.[1] ?? null;
}

/** Parses the classes of the project into the model. What is no Apex is reported. @returns the triggers */
export function readClasses(schema: Schema, model: ClassModel): ParsedTrigger[] {
    const triggers: ParsedTrigger[] = [];
    for (const file of schema.files) {
        const isTrigger = file.endsWith('.trigger');
        if (!isTrigger && !file.endsWith('.cls')) continue;
        const source = fs.readFileSync(file, 'utf8');
        try {
            if (isTrigger)
                triggers.push({
                    declaration: parseTrigger(source, file),
                    file,
                    isInactive: metaOf(file, 'status') === 'Inactive'
                });
            else
                model.register(parseClass(source, file), file).apiVersion = Number(
                    metaOf(file, 'apiVersion') ?? 0
                );
        } catch (error) {
            model.report(file, 1, `syntax: ${(error as Error).message}`);
        }
    }
    return triggers;
}

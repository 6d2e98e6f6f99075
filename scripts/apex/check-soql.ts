import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { RunProgram } from '../setup/run-program.ts';
import { classPath, packageFolders, sfgeJars, standardObjects } from './checkers.ts';

const sources = path.join(import.meta.dirname, 'soql');

/**
 * The SOQL walk (`soql/SoqlFields.java`) over a project, compiled first into `folder`.
 *
 * @param folder an empty folder for the class files
 * @returns the findings, and the closing line ("14 files, 9 queries, 0 findings")
 * @throws Error when the walk itself does not compile or breaks
 */
export async function checkSoql(
    run: RunProgram,
    java: string,
    project: string,
    folder: string
): Promise<{ findings: string[]; summary: string }> {
    const files = readdirSync(sources).map((name) => path.join(sources, name));
    const compiled = await run(java, [
        ...['-m', 'jdk.compiler/com.sun.tools.javac.Main'],
        ...['-cp', classPath(sfgeJars), '-proc:none', '-d', folder],
        ...files
    ]);
    if (compiled.status !== 0) throw new Error(`The SOQL walk does not compile:\n${compiled.output}`);
    const { output } = await run(java, [
        ...['-cp', `${folder}${path.delimiter}${sfgeJars}/*`, 'SoqlFields', standardObjects],
        ...packageFolders(project)
    ]);
    const lines = output.trim().split('\n');
    const summary = lines.pop() ?? '';
    if (!/^\d+ files, \d+ queries, \d+ findings$/.test(summary))
        throw new Error(`The SOQL walk broke:\n${output}`);
    return { findings: lines, summary };
}

import { loadProject } from '../org/load-project.ts';
import type { Problem } from '../org/runtime.ts';
import type { CommandOptions } from './options.ts';
import { orgOptionsOf } from './org-options.ts';

const byPlace = (left: Problem, right: Problem): number =>
    left.file.localeCompare(right.file) ||
    left.line - right.line ||
    left.message.localeCompare(right.message);

/** Compiles everything and prints what does not compile. Exit status 1 where there is something. */
export function runCheck(options: CommandOptions): number {
    const runtime = loadProject(options.project, orgOptionsOf(options));
    runtime.compileAll();
    const problems = runtime.problems.toSorted(byPlace);
    if (options.json) console.log(JSON.stringify(problems, null, 1));
    else {
        for (const { file, line, message } of problems) console.log(`${file}:${line} ${message}`);
        const { length: types } = runtime.model.all;
        console.log(`${types} types, ${runtime.triggers.length} triggers, ${problems.length} problems`);
    }
    return problems.length ? 1 : 0;
}

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Runtime } from './runtime.ts';

/** A runtime with a project of these classes: name → source. `apiVersion` goes into their meta files. */
export function projectOf(classes: Record<string, string>, apiVersion = '62.0'): Runtime {
    const root = fs.mkdtempSync(path.join(os.tmpdir(), 'apex-project-'));
    try {
        const folder = path.join(root, 'force-app', 'classes');
        fs.mkdirSync(folder, { recursive: true });
        const project = { packageDirectories: [{ path: 'force-app' }] };
        fs.writeFileSync(path.join(root, 'sfdx-project.json'), JSON.stringify(project));
        for (const [name, source] of Object.entries(classes)) {
            const file = path.join(folder, `${name}.cls`);
            const meta = `<ApexClass><apiVersion>${apiVersion}</apiVersion></ApexClass>`;
            fs.writeFileSync(file, source);
            fs.writeFileSync(`${file}-meta.xml`, meta);
        }
        const runtime = new Runtime();
        runtime.load(root);
        return runtime;
    } finally {
        fs.rmSync(root, { recursive: true });
    }
}

/** What `check` reports of these classes: `Name:line message`. */
export function problemsOf(classes: Record<string, string>, apiVersion?: string): string[] {
    const runtime = projectOf(classes, apiVersion);
    runtime.compileAll();
    return runtime.problems.map(
        ({ file, line, message }) => `${path.basename(file, '.cls')}:${line} ${message}`
    );
}

/** The text of what `return` gives in a static method with these statements. */
export function resultOf(statements: string, members = ''): string {
    const source = `public class Probe { public static Object run() { ${statements} } ${members} }`;
    const runtime = projectOf({ Probe: source });
    const cls = runtime.types.classes.get('probe')!;
    return runtime.str(runtime.callStatic(cls, cls.methods.get('run')![0]!, []));
}

import fs from 'node:fs';
import path from 'node:path';
import { Runtime } from '../interpret/runtime.ts';
import type { OrgOptions } from './runtime.ts';

/**
 * An org with the code of an SFDX project, and the rows that every org has.
 *
 * @param folder with sfdx-project.json
 * @throws Error where the project, a package or the org's shape cannot be read; what does not compile is
 * listed in `problems`
 */
export function loadProject(folder: string, options: OrgOptions = {}): Runtime {
    if (!fs.existsSync(path.join(folder, 'sfdx-project.json')))
        throw new Error(`${folder} is no SFDX project: it has no sfdx-project.json`);
    const runtime = new Runtime(options);
    runtime.load(folder);
    return runtime;
}

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Compares package-lock.json with the record that npm keeps of what it installed
 * (`node_modules/.package-lock.json`, written last, so an interrupted install leaves none). Packages for
 * other platforms are optional and may be absent.
 *
 * @param {string} root folder of package-lock.json
 * @returns {string | null} what is missing, in words; null when all is there
 */
export function whatIsMissing(root) {
    const record = path.join(root, 'node_modules', '.package-lock.json');
    if (!existsSync(record)) return 'there are none yet';
    const wanted = readPackages(path.join(root, 'package-lock.json'));
    const installed = readPackages(record);
    for (const [place, entry] of Object.entries(wanted)) {
        if (!place.includes('node_modules/') || entry.link || entry.optional || entry.devOptional) continue;
        const found = installed[place]?.version;
        if (found !== entry.version)
            return `${place.slice(place.lastIndexOf('node_modules/') + 13)} ${entry.version} is ${found ?? 'missing'}`;
    }
    return null;
}

function readPackages(file) {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
}

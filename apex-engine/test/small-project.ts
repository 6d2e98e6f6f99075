import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const META = `<?xml version="1.0" encoding="UTF-8"?>
<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>62.0</apiVersion></ApexClass>`;

/**
 * An SFDX project in a temporary folder, which goes with the process.
 *
 * @param files by path below `force-app`; a class `Name.cls` goes into `classes` and gets its meta file, a
 * trigger `Name.trigger` into `triggers`
 */
export function smallProject(files: Record<string, string>): string {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'apex-engine-test-'));
    process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
    const write = (file: string, content: string) => {
        const target = path.join(folder, file);
        fs.mkdirSync(path.dirname(target), { recursive: true });
        fs.writeFileSync(target, content);
    };
    write('sfdx-project.json', JSON.stringify({ packageDirectories: [{ path: 'force-app' }] }));
    fs.mkdirSync(path.join(folder, 'force-app'));
    for (const [name, content] of Object.entries(files)) {
        const home = { '.cls': 'classes', '.trigger': 'triggers' }[path.extname(name)];
        const file = `force-app/${home ? `${home}/` : ''}${name}`;
        write(file, content);
        if (home === 'classes') write(`${file}-meta.xml`, META);
    }
    return folder;
}

/** Metadata of a custom object that everybody may read and write. */
export const customObject = (label: string): string =>
    `<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><label>${label}</label>
    <pluralLabel>${label}s</pluralLabel><nameField><label>Name</label><type>Text</type></nameField>
    <sharingModel>ReadWrite</sharingModel></CustomObject>`;

/** Metadata of a custom field; `parts` are its elements. */
export const customField = (name: string, type: string, parts = ''): string =>
    `<CustomField xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>${name}</fullName>
    <label>${name}</label><type>${type}</type>${parts}</CustomField>`;

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { id18, type Org } from 'apex-engine';

/** A component of the project that the org hosts, as the Tooling API names it. */
export interface Component {
    entity: string;
    id: string;
    /** `DeveloperName`, or `Name` for labels; without `__c`. */
    name: string;
    file: string;
}

/** Tooling entity → [key prefix of its ids, how its files end]. */
const BY_FILE: Record<string, [string, string]> = {
    LightningComponentBundle: ['0Rb', '.js-meta.xml'],
    FlexiPage: ['0M0', '.flexipage-meta.xml'],
    Layout: ['00h', '.layout-meta.xml'],
    CompactLayout: ['0AH', '.compactLayout-meta.xml'],
    ValidationRule: ['03d', '.validationRule-meta.xml'],
    ListView: ['00B', '.listView-meta.xml'],
    Report: ['00O', '.report-meta.xml'],
    Dashboard: ['01Z', '.dashboard-meta.xml'],
    ExternalCredential: ['0pu', '.externalCredential-meta.xml'],
    FlowDefinitionView: ['300', '.flow-meta.xml'],
    CustomTab: ['01r', '.tab-meta.xml'],
    CustomApplication: ['02u', '.app-meta.xml'],
    CustomObject: ['01I', '.object-meta.xml'],
    CustomField: ['00N', '.field-meta.xml']
};

/** Every component that has no row of its own in the engine; ids are the same for the same project. */
export function componentsOf(org: Org): Component[] {
    const files = [...org.runtime.schema.files].sort();
    const byFile = Object.entries(BY_FILE).flatMap(([entity, [prefix, suffix]]) =>
        files
            .filter((file) => file.endsWith(suffix))
            .map((file, place) => ({
                entity,
                id: idOf(prefix, place),
                name: path.basename(file, suffix),
                file
            }))
    );
    const labels = files
        .filter((file) => file.endsWith('.labels-meta.xml'))
        .flatMap((file) =>
            [...readFileSync(file, 'utf8').matchAll(/<fullName>([^<]+)<\/fullName>/g)].map(([, name]) => ({
                name: name!,
                file
            }))
        )
        .map((label, place) => ({ entity: 'ExternalString', id: idOf('101', place), ...label }));
    return [...byFile, ...labels].map((component) => ({
        ...component,
        name: component.name.replace(/__(c|e|mdt)$/, '')
    }));
}

const idOf = (prefix: string, place: number) => id18(`${prefix}000${String(place + 1).padStart(9, '0')}`);

/** The object whose folder a field's file lies in. */
export const objectOf = (file: string): string => /[\\/]objects[\\/]([^\\/]+)[\\/]/.exec(file)?.[1] ?? '';

/** Text of the first element of this name in a component's file; null where there is none. */
export const elementOf = (file: string, name: string): string | null =>
    new RegExp(`<${name}\\s*>([^<]*)</${name}>`).exec(readFileSync(file, 'utf8'))?.[1]?.trim() ?? null;

interface ProjectFile {
    packageDirectories: { path: string; package?: string }[];
}

/** The packages of sfdx-project.json, as installed ones: name, its id, and the folder that it is made of. */
export function installedPackages(org: Org): { name: string; id: string; folder: string }[] {
    const { root } = org.runtime;
    const project = JSON.parse(readFileSync(path.join(root, 'sfdx-project.json'), 'utf8')) as ProjectFile;
    return project.packageDirectories.flatMap(({ path: folder, package: name }, place) =>
        name ? [{ name, id: idOf('033', place), folder: path.join(root, folder) + path.sep }] : []
    );
}

import path from 'node:path';
import { projectFiles } from '../../metadata/project-files.ts';
import { childText, childrenNamed, elementsNamed, parseXml } from '../../metadata/parse-xml.ts';

/** A field of the packages, as its metadata describes it. */
export interface DescribedField {
    object: string;
    name: string;
    label: string;
    /** With length, precision or target. */
    type: string;
    /** What it is for; empty where the metadata does not say. */
    description: string;
}

/** All custom fields, by object and name. */
export function describedFields(project: string): DescribedField[] {
    return projectFiles(project)
        .filter((file) => file.endsWith('.field-meta.xml'))
        .map(describe)
        .sort((one, other) => one.object.localeCompare(other.object) || one.name.localeCompare(other.name));
}

function describe(file: string): DescribedField {
    const root = parseXml(file);
    if (typeof root === 'string') throw new Error(`${file}: ${root}`);
    const text = (name: string) => childText(root, name) ?? '';
    const isFormula = childrenNamed(root, 'formula').length > 0;
    const values = elementsNamed(root, 'value').map((value) => childText(value, 'fullName') ?? '');
    const more = [
        text('length'),
        text('precision') && `${text('precision')},${text('scale')}`,
        text('referenceTo'),
        values.join(' / ')
    ].filter(Boolean);
    return {
        object: path.basename(path.dirname(path.dirname(file))),
        name: text('fullName'),
        label: text('label'),
        type: `${isFormula ? 'formula: ' : ''}${text('type')}${more.length ? ` (${more.join('; ')})` : ''}`,
        description: text('description') || text('inlineHelpText')
    };
}

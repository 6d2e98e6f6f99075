import type { Element } from '@xmldom/xmldom';
import type { Finding } from './finding.ts';
import type { MetadataTypes, Property } from './metadata-types.ts';
import { childElements, parseXml } from './parse-xml.ts';

const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';
/** Elements whose content the WSDL leaves open. */
const OPEN_CONTENT = new Set(['LightningComponentBundle.targetConfigs', 'CustomMetadataValue.value']);

/**
 * Checks one `*-meta.xml`: well-formed, namespace, root type, unknown, repeated and missing elements, and the
 * values of booleans, numbers and enumerations.
 */
export function checkFile(file: string, types: MetadataTypes): Finding[] {
    const root = parseXml(file);
    if (typeof root === 'string') return [{ file, line: 1, message: `not well-formed: ${root}` }];
    const findings: Finding[] = [];
    const report = (element: Element, message: string) =>
        findings.push({ file, line: element.lineNumber ?? 1, message });
    if (root.namespaceURI !== NAMESPACE) report(root, `the namespace must be ${NAMESPACE}`);
    const type = root.localName ?? '';
    if (types.properties(type)) checkObject(root, type, types, report);
    else report(root, `unknown metadata type ${type}`);
    return findings;
}

type Report = (element: Element, message: string) => void;

function checkObject(element: Element, type: string, types: MetadataTypes, report: Report): void {
    const properties = types.properties(type) ?? new Map<string, Property>();
    const seen = new Set<string>();
    for (const node of element.childNodes)
        if (node.nodeType === node.TEXT_NODE && node.nodeValue?.trim())
            report(element, `text inside <${element.localName}>`);
    for (const child of childElements(element)) {
        const name = child.localName ?? '';
        const property = properties.get(name);
        if (!property) {
            report(child, `<${name}> is not part of ${type}`);
            continue;
        }
        if (seen.has(name) && !property.many) report(child, `<${name}> appears twice in ${type}`);
        seen.add(name);
        if (OPEN_CONTENT.has(`${type}.${name}`)) continue;
        if (types.properties(property.type)) checkObject(child, property.type, types, report);
        else checkValue(child, property.type, types, report);
    }
    for (const [name, property] of properties)
        if (!property.optional && !property.many && !seen.has(name))
            report(element, `<${name}> is missing in ${type}`);
}

function checkValue(element: Element, type: string, types: MetadataTypes, report: Report): void {
    const value = (element.textContent ?? '').trim();
    const expect = (what: string) =>
        report(element, `<${element.localName}> must be ${what}, not "${value}"`);
    const allowed = types.values(type);
    if (type === 'boolean' && !/^(true|false)$/.test(value)) expect('true or false');
    else if (type === 'number' && (value === '' || Number.isNaN(Number(value)))) expect('a number');
    else if (allowed && !allowed.includes(value))
        expect(`one of ${type} (${allowed.slice(0, 6).join(', ')}…)`);
}

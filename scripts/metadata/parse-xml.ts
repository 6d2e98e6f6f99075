import { readFileSync } from 'node:fs';
import { DOMParser } from '@xmldom/xmldom';
import type { Element } from '@xmldom/xmldom';

/**
 * @returns the root element, or the parser's complaint in one line
 */
export function parseXml(file: string): Element | string {
    const complaints: string[] = [];
    try {
        const parser = new DOMParser({
            onError: (level, message) => {
                if (level !== 'warning') complaints.push(message);
            }
        });
        const root = parser.parseFromString(readFileSync(file, 'utf8'), 'text/xml').documentElement;
        if (root && complaints.length === 0) return root;
    } catch (error) {
        complaints.push(error instanceof Error ? error.message : String(error));
    }
    return complaints[0]?.split('\n', 1)[0] ?? 'empty';
}

export function childElements(element: Element): Element[] {
    return [...element.childNodes].filter((node): node is Element => node.nodeType === node.ELEMENT_NODE);
}

/** The direct children of that name. */
export function childrenNamed(element: Element, name: string): Element[] {
    return childElements(element).filter((each) => each.localName === name);
}

/** All elements of that name below `element`, however deep. */
export function elementsNamed(element: Element, name: string): Element[] {
    return [...element.getElementsByTagName(name)];
}

export function textOf(element: Element): string {
    return (element.textContent ?? '').trim();
}

/** Text of the first child of that name; null when there is none. */
export function childText(element: Element, name: string): string | null {
    const [child] = childrenNamed(element, name);
    return child ? textOf(child) : null;
}

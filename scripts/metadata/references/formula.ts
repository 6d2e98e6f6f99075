import type { Element } from '@xmldom/xmldom';
import type { Inventory } from '../inventory.ts';
import { textOf } from '../parse-xml.ts';
import type { Reference } from './reference.ts';
import { refersTo } from './reference.ts';

const FIELD = /(?<![\w.$])(?:\w+__r\.)*\w+__c\b/g;
const PERMISSION = /\$Permission\.(\w+)/g;
const RESOURCE = /"\/resource\/(\w+)/g;

/** Fields, also those of related records, custom permissions and static resources of a formula. */
export function ofFormula(at: Element, object: string, { fields }: Inventory): Reference[] {
    // What stands in quotes is text, except the address of a static resource.
    const code = textOf(at).replace(/"[^"]*"/g, (text) => (text.startsWith('"/resource/') ? text : '""'));
    const field = (reference: string): Reference => {
        const steps = reference.split('.');
        const last = steps.pop() ?? '';
        let owner = object;
        for (const step of steps) {
            const lookup = `${owner}.${step.replace(/__r$/, '__c')}`;
            const next = fields.get(lookup)?.referenceTo;
            if (!next) return refersTo('field', at, lookup);
            owner = next;
        }
        return refersTo('field', at, `${owner}.${last}`);
    };
    return [
        ...[...code.matchAll(FIELD)].map(([reference]) => field(reference)),
        ...[...code.matchAll(PERMISSION)].map((match) => refersTo('custom permission', at, match[1])),
        ...[...code.matchAll(RESOURCE)].map((match) => refersTo('static resource', at, match[1]))
    ];
}

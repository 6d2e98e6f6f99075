import type { Element } from '@xmldom/xmldom';
import type { Inventory, Kind } from '../inventory.ts';
import { textOf } from '../parse-xml.ts';

/** A name in one file of something that must be defined elsewhere. */
export interface Reference {
    to: Kind;
    /** As the inventory has it, such as `Opportunity.Co_sell_Type__c`. */
    name: string;
    at: Element;
}

/** Finds the references of one file. */
export type Collect = (root: Element, file: string, inventory: Inventory) => Reference[];

/** What the platform itself defines is not checked: only the project's own names are known here. */
export const isCustom = (name: string) => /__(c|e|mdt|r)$/.test(name);

export const refersTo = (to: Kind, at: Element, name = textOf(at)): Reference => ({ to, name, at });

/** The field of `object` that an element names; none for a standard one. */
export const fieldOf = (object: string, at: Element): Reference[] =>
    isCustom(textOf(at)) ? [refersTo('field', at, `${object}.${textOf(at)}`)] : [];

/** The object that an element names; none for a standard one. */
export const objectOf = (at: Element): Reference[] => (isCustom(textOf(at)) ? [refersTo('object', at)] : []);

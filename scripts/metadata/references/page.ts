import type { Element } from '@xmldom/xmldom';
import { childrenNamed, childText, elementsNamed, textOf } from '../parse-xml.ts';
import type { Collect, Reference } from './reference.ts';
import { fieldOf, isCustom, objectOf, refersTo } from './reference.ts';

/**
 * Components of a Lightning page that are the project's own (those of Salesforce have a namespace), its
 * related lists with their columns, and its fields (`Record.Field__c`).
 */
export const ofPage: Collect = (root, _file, { children }) => {
    const object = childText(root, 'sobjectType') ?? '';
    const components = elementsNamed(root, 'componentName').filter((at) => !textOf(at).includes(':'));
    const lists = elementsNamed(root, 'componentInstance').flatMap((component): Reference[] => {
        const [list] = property(component, 'relatedListApiName');
        if (!list || !isCustom(textOf(list))) return [];
        const relationship = `${object}.${textOf(list)}`;
        const child = children.get(relationship);
        const columns = [
            ...property(component, 'relatedListFieldAliases'),
            ...property(component, 'sortFieldAlias')
        ];
        return [
            refersTo('relationship', list, relationship),
            ...(child ? columns.flatMap((at) => fieldOf(child, at)) : [])
        ];
    });
    const fields = elementsNamed(root, 'fieldItem').filter((at) => isCustom(textOf(at)));
    return [
        ...childrenNamed(root, 'sobjectType').flatMap(objectOf),
        ...components.map((at) => refersTo('component', at)),
        ...lists,
        ...fields.map((at) => refersTo('field', at, textOf(at).replace(/^Record\./, `${object}.`)))
    ];
};

/** The values of a component's property of that name. */
function property(component: Element, name: string): Element[] {
    return childrenNamed(component, 'componentInstanceProperties')
        .filter((each) => childText(each, 'name') === name)
        .flatMap((each) => elementsNamed(each, 'value'));
}

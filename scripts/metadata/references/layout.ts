import path from 'node:path';
import { childrenNamed, childText, elementsNamed } from '../parse-xml.ts';
import type { Collect } from './reference.ts';
import { fieldOf, refersTo } from './reference.ts';

/** Fields of a page layout, its related lists (`Child__c.Lookup__c`) and their columns. */
export const ofLayout: Collect = (root, file) => {
    const object = path.basename(file).split('-')[0] ?? '';
    const items = elementsNamed(root, 'layoutItems').flatMap((item) => childrenNamed(item, 'field'));
    const lists = childrenNamed(root, 'relatedLists').flatMap((list) => {
        const [child, lookup] = (childText(list, 'relatedList') ?? '').split('.');
        if (!child || !lookup) return [];
        const columns = [...childrenNamed(list, 'fields'), ...childrenNamed(list, 'sortField')];
        return [
            ...childrenNamed(list, 'relatedList').map((at) => refersTo('field', at)),
            ...columns.flatMap((at) => fieldOf(child, at))
        ];
    });
    return [...items.flatMap((at) => fieldOf(object, at)), ...lists];
};

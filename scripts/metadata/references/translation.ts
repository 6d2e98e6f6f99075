import path from 'node:path';
import type { Kind } from '../inventory.ts';
import { childrenNamed, childText, elementsNamed, textOf } from '../parse-xml.ts';
import type { Collect } from './reference.ts';
import { fieldOf, isCustom, refersTo } from './reference.ts';

const NAMED: [string, Kind][] = [
    ['customApplications', 'application'],
    ['customLabels', 'label'],
    ['customTabs', 'tab'],
    ['reportTypes', 'report type']
];

/** What a file of one language translates that belongs to no object. */
export const ofTranslations: Collect = (root) =>
    NAMED.flatMap(([element, to]) =>
        childrenNamed(root, element)
            .flatMap((each) => childrenNamed(each, 'name'))
            .map((at) => refersTo(to, at))
    );

/** What a file of one language translates of one object: `Object-language`. */
export const ofObjectTranslation: Collect = (root, file) => {
    const object = path.basename(file).split('-')[0] ?? '';
    const fields = childrenNamed(root, 'fields').flatMap((field) => [
        ...childrenNamed(field, 'name').flatMap((at) => fieldOf(object, at)),
        ...elementsNamed(field, 'masterLabel').map((at) =>
            refersTo('picklist value', at, `${object}.${childText(field, 'name')}: ${textOf(at)}`)
        )
    ]);
    const layouts = childrenNamed(root, 'layouts').flatMap((layout) => {
        const name = `${object}-${childText(layout, 'layout')}`;
        return [
            ...childrenNamed(layout, 'layout').map((at) => refersTo('layout', at, name)),
            ...elementsNamed(layout, 'section').map((at) =>
                refersTo('layout section', at, `${name}: ${textOf(at)}`)
            )
        ];
    });
    const rules = childrenNamed(root, 'validationRules').flatMap((rule) => childrenNamed(rule, 'name'));
    return [
        ...(isCustom(object) ? [refersTo('object', root, object)] : []),
        ...fields,
        ...layouts,
        ...rules.map((at) => refersTo('validation rule', at, `${object}.${textOf(at)}`))
    ];
};

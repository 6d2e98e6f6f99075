import type { Element } from '@xmldom/xmldom';
import type { Kind } from '../inventory.ts';
import { childrenNamed, elementsNamed, textOf } from '../parse-xml.ts';
import type { Collect, Reference } from './reference.ts';
import { isCustom, objectOf, refersTo } from './reference.ts';

/** Everything that a permission set gives access to. */
export const ofPermissionSet: Collect = (root) => {
    const named = (entry: string, child: string) =>
        childrenNamed(root, entry).flatMap((each) => childrenNamed(each, child));
    const all = (to: Kind, elements: Element[]): Reference[] => elements.map((at) => refersTo(to, at));
    const own = (elements: Element[]) => elements.filter((at) => isCustom(textOf(at)));
    return [
        ...all('application', named('applicationVisibilities', 'application')),
        ...all('Apex class', named('classAccesses', 'apexClass')),
        ...all('custom permission', named('customPermissions', 'name')),
        ...all('field', own(named('fieldPermissions', 'field'))),
        ...all('tab', named('tabSettings', 'tab').filter(isOwnTab)),
        ...[...named('objectPermissions', 'object'), ...named('customSettingAccesses', 'name')].flatMap(
            objectOf
        )
    ];
};

/** Tabs of an app, and the pages that it shows for them. */
export const ofApplication: Collect = (root) => [
    ...childrenNamed(root, 'tabs')
        .filter(isOwnTab)
        .map((at) => refersTo('tab', at)),
    ...[...elementsNamed(root, 'content'), ...childrenNamed(root, 'utilityBar')].map((at) =>
        refersTo('page', at)
    )
];

const isOwnTab = (at: Element) => !textOf(at).startsWith('standard-');

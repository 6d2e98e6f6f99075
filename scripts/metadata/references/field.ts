import { objectOfFile } from '../inventory.ts';
import { childrenNamed, elementsNamed, textOf } from '../parse-xml.ts';
import { ofFormula } from './formula.ts';
import type { Collect } from './reference.ts';
import { fieldOf, isCustom, objectOf, refersTo } from './reference.ts';

/** The object that a lookup points to, its filter, the field that controls a picklist, and a formula. */
export const ofField: Collect = (root, file, inventory) => {
    const object = objectOfFile(file);
    const filtered = elementsNamed(root, 'filterItems').flatMap((item) => [
        ...childrenNamed(item, 'field'),
        ...childrenNamed(item, 'valueField')
    ]);
    return [
        ...childrenNamed(root, 'referenceTo').flatMap(objectOf),
        ...elementsNamed(root, 'controllingField').flatMap((at) => fieldOf(object, at)),
        ...filtered
            .filter((at) => isCustom(textOf(at)))
            .map((at) => refersTo('field', at, textOf(at).replace(/^\$Source\./, `${object}.`))),
        ...childrenNamed(root, 'formula').flatMap((at) => ofFormula(at, object, inventory))
    ];
};

export const ofValidationRule: Collect = (root, file, inventory) => {
    const object = objectOfFile(file);
    return [
        ...childrenNamed(root, 'errorConditionFormula').flatMap((at) => ofFormula(at, object, inventory)),
        ...childrenNamed(root, 'errorDisplayField').flatMap((at) => fieldOf(object, at))
    ];
};

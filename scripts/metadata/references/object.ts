import path from 'node:path';
import { objectOfFile } from '../inventory.ts';
import { childrenNamed, elementsNamed, textOf } from '../parse-xml.ts';
import type { Collect } from './reference.ts';
import { fieldOf, refersTo } from './reference.ts';

/** The compact layout that an object shows by default; `SYSTEM` is the platform's. */
export const ofObject: Collect = (root, file) =>
    childrenNamed(root, 'compactLayoutAssignment')
        .filter((at) => textOf(at) !== 'SYSTEM')
        .map((at) =>
            refersTo('compact layout', at, `${path.basename(file, '.object-meta.xml')}.${textOf(at)}`)
        );

/** Columns and filters of a list view. */
export const ofListView: Collect = (root, file) =>
    [
        ...childrenNamed(root, 'columns'),
        ...childrenNamed(root, 'filters').flatMap((filter) => elementsNamed(filter, 'field'))
    ].flatMap((at) => fieldOf(objectOfFile(file), at));

export const ofCompactLayout: Collect = (root, file) =>
    childrenNamed(root, 'fields').flatMap((at) => fieldOf(objectOfFile(file), at));

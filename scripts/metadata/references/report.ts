import path from 'node:path';
import type { Element } from '@xmldom/xmldom';
import { childrenNamed, childText, elementsNamed, textOf } from '../parse-xml.ts';
import type { Collect, Reference } from './reference.ts';
import { isCustom, objectOf, refersTo } from './reference.ts';

/** Its objects, joins and columns; of a path over a lookup, the lookup. */
export const ofReportType: Collect = (root, _file, { children }) => {
    const base = childText(root, 'baseObject') ?? '';
    const joins = elementsNamed(root, 'relationship').filter((at) => isCustom(textOf(at)));
    const columns = elementsNamed(root, 'columns').flatMap((column): Reference[] => {
        const [at] = childrenNamed(column, 'field');
        const [field = ''] = at ? textOf(at).split('.') : [];
        const table = childText(column, 'table') ?? '';
        const object = table === base ? base : children.get(table);
        return at && object && isCustom(field) ? [refersTo('field', at, `${object}.${field}`)] : [];
    });
    return [
        ...childrenNamed(root, 'baseObject').flatMap(objectOf),
        ...joins.map((at) => refersTo('relationship', at, `${base}.${textOf(at)}`)),
        ...columns
    ];
};

/** Elements of a report that name a column. */
const COLUMN = ['field', 'column', 'groupingColumn', 'sourceColumnName', 'sortColumn', 'dateColumn'];

/**
 * Its folder, its type and its columns. Where the type is the project's own, a column must be one of that
 * type's; where it is the platform's, a custom column must be a field. A bucket is defined by the report.
 */
export const ofReport: Collect = (root, file) => {
    const [typeAt] = childrenNamed(root, 'reportType');
    const type = typeAt ? textOf(typeAt) : '';
    // `CustomEntity$Deal__c` is the platform's type of that object.
    const own = /^\w+__c$/.test(type) ? type.slice(0, -'__c'.length) : null;
    const buckets = elementsNamed(root, 'developerName').map(textOf);
    const column = (at: Element): Reference[] => {
        const name = textOf(at);
        if (name === 'RowCount' || buckets.includes(name)) return [];
        if (own) return [refersTo('report column', at, `${own}: ${name}`)];
        return isCustom(name) ? [refersTo('field', at)] : [];
    };
    const folder = path.basename(path.dirname(file));
    return [
        refersTo('report folder', root, folder),
        ...(typeAt && own ? [refersTo('report type', typeAt, own)] : []),
        ...COLUMN.flatMap((name) => elementsNamed(root, name)).flatMap(column)
    ];
};

export const ofDashboard: Collect = (root) =>
    elementsNamed(root, 'report').map((at) => refersTo('report', at));

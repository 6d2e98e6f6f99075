import type { OrgRuntime } from '../org/runtime.ts';
import type { SObjectDef } from '../schema/sobject.ts';
import { resolvePath } from './field-path.ts';
import type { SoqlQuery } from './query.ts';
import { pathsOf, pathsOfCondition } from './query-columns.ts';
import { inaccessible, noColumn, queryException } from './query-error.ts';

/**
 * Object and field permissions of a query. User mode looks at filters and order too; WITH SECURITY_ENFORCED
 * only at what is selected.
 *
 * @throws QueryException with what the user may not see
 */
export function checkQueryAccess(
    rt: OrgRuntime,
    query: SoqlQuery,
    definition: SObjectDef,
    access: 'user' | 'enforced'
): void {
    if (rt.permissions.all) return;
    if (!rt.permissions.object(definition, 'read')) {
        const thrown = queryException(rt, `sObject type '${definition.name}' is not supported.`);
        throw inaccessible(rt, definition.name, 'Name', thrown);
    }
    for (const column of query.fields)
        for (const path of pathsOf(column)) checkPath(rt, definition, path, access);
    if (access === 'user') {
        for (const path of pathsOfCondition(query.where)) checkPath(rt, definition, path, access);
        for (const { column } of query.orderBy)
            for (const path of pathsOf(column)) checkPath(rt, definition, path, access);
    }
    for (const { subquery } of query.fields) {
        const children = subquery && definition.childRelationships.get(subquery.from.toLowerCase());
        if (children) checkQueryAccess(rt, subquery, rt.schema.standard(children.child), access);
    }
}

function checkPath(rt: OrgRuntime, definition: SObjectDef, path: string[], access: string): void {
    const { steps, field } = resolvePath(rt, definition, path);
    if (field.isSystem || !field.object) return;
    for (const step of [...steps, field]) {
        const object = step.object!;
        if (step.isSystem || rt.permissions.field(object, step, 'read')) continue;
        const thrown =
            access === 'user'
                ? noColumn(rt, step.name, object.name)
                : queryException(rt, 'Insufficient permissions: secure query included inaccessible field');
        throw inaccessible(rt, object.name, step.name, thrown);
    }
}

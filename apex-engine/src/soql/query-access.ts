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
    runtime: OrgRuntime,
    query: SoqlQuery,
    definition: SObjectDef,
    access: 'user' | 'enforced'
): void {
    if (runtime.permissions.all) return;
    if (!runtime.permissions.object(definition, 'read')) {
        const thrown = queryException(runtime, `sObject type '${definition.name}' is not supported.`);
        throw inaccessible(runtime, definition.name, 'Name', thrown);
    }
    for (const column of query.fields)
        for (const path of pathsOf(column)) checkPath(runtime, definition, path, access);
    if (access === 'user') {
        for (const path of pathsOfCondition(query.where)) checkPath(runtime, definition, path, access);
        for (const { column } of query.orderBy)
            for (const path of pathsOf(column)) checkPath(runtime, definition, path, access);
    }
    for (const { subquery } of query.fields) {
        const children = subquery && definition.childRelationships.get(subquery.from.toLowerCase());
        if (children) checkQueryAccess(runtime, subquery, runtime.schema.standard(children.child), access);
    }
}

function checkPath(runtime: OrgRuntime, definition: SObjectDef, path: string[], access: string): void {
    const { steps, field } = resolvePath(runtime, definition, path);
    if (field.isSystem || !field.object) return;
    for (const step of [...steps, field]) {
        const object = step.object!;
        if (step.isSystem || runtime.permissions.field(object, step, 'read')) continue;
        const thrown =
            access === 'user'
                ? noColumn(runtime, step.name, object.name)
                : queryException(
                      runtime,
                      'Insufficient permissions: secure query included inaccessible field'
                  );
        throw inaccessible(runtime, object.name, step.name, thrown);
    }
}

import type { OrgRuntime } from '../org/runtime.ts';
import type { SObjectDef } from '../schema/sobject.ts';
import { resolvePath } from './field-path.ts';
import type { SoqlQuery } from './query.ts';
import { pathsOf, pathsOfCondition } from './query-columns.ts';

/** What a static query names and the org does not have: one message for each. */
export function checkQuery(
    runtime: OrgRuntime,
    query: SoqlQuery,
    definition: SObjectDef | null = runtime.schema.get(query.from)
): string[] {
    if (!definition || definition.name === 'AggregateResult') return [];
    const messages: string[] = [];
    const check = (path: string[], of = definition) => {
        try {
            resolvePath(runtime, of, path);
        } catch (error) {
            messages.push(runtime.toException(error)?.message ?? String(error));
        }
    };
    for (const { subquery, ...column } of query.fields) {
        for (const { type, fields } of column.typeOf?.cases ?? []) {
            const object = runtime.schema.get(type);
            if (!object) messages.push(`unknown sObject ${type} of TYPEOF`);
            else for (const field of fields) check([field], object);
        }
        if (!subquery) {
            for (const path of pathsOf(column)) check(path);
            continue;
        }
        const children = definition.childRelationships.get(subquery.from.split('.').pop()!.toLowerCase());
        if (children) messages.push(...checkQuery(runtime, subquery, runtime.schema.get(children.child)));
        else messages.push(`no child relationship ${subquery.from} on ${definition.name}`);
    }
    for (const path of pathsOfCondition(query.where)) check(path);
    return messages;
}

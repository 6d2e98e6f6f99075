import type { OrgRuntime } from '../org/runtime.ts';
import type { SObjectDef } from '../schema/sobject.ts';
import { noObject } from './query-error.ts';

/** @throws QueryException where the org does not have the object */
export function objectOf(runtime: OrgRuntime, name: string): SObjectDef {
    const definition = runtime.schema.get(name);
    if (!definition) throw noObject(runtime, name);
    return definition;
}

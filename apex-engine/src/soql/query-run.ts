import type { OrgRuntime } from '../org/runtime.ts';
import type { AccessMode } from '../permissions/sharing.ts';
import type { SObjectDef } from '../schema/sobject.ts';
import type { SoqlQuery } from './query.ts';

/** Values of binds: by place (`$3`) in a static query, by name in a dynamic one; undefined where unknown. */
export type Binds = unknown[] | ((name: string) => unknown);

/** One query as it runs. */
export interface QueryRun {
    runtime: OrgRuntime;
    query: SoqlQuery;
    definition: SObjectDef;
    binds: Binds;
    access: AccessMode;
}

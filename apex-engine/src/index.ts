// What a host may use; the rest of the engine is its own.
export type { SentNotification } from './store/custom-notifications.ts';
export type { DmlError } from './store/dml-error.ts';
export type { DmlResult } from './store/dml/dml-statement.ts';
export type { Row } from './store/row.ts';
export type { StoredRow } from './store/stored-row.ts';
export { FieldDef } from './schema/field.ts';
export { SObjectDef } from './schema/sobject.ts';
export type { SoqlColumn, SoqlQuery } from './soql/query.ts';
export { SoqlError } from './soql/soql-error.ts';
export {
    ApexDate,
    Blob,
    Datetime,
    Decimal,
    Double,
    id18,
    List,
    PlatformObject,
    SObject,
    Time,
    Unsupported,
    type Value
} from './values/index.ts';
export { ApexError } from './org/apex-error.ts';
export type { Callout, CalloutReply, CalloutRequest } from './org/callout.ts';
export { createOrg, type Counters, type Org, type PublishedEvent } from './org/create-org.ts';
export type { AnonymousResult } from './org/execute-anonymous.ts';
export { httpCallout } from './org/http-callout.ts';
export { loadProject } from './org/load-project.ts';
export type { AsyncRun } from './org/run-async.ts';

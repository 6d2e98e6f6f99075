import type { ApexThrown, OrgRuntime } from '../org/runtime.ts';
import { ApexMap, ApexSet } from '../values/index.ts';

export const queryException = (runtime: OrgRuntime, message: string): ApexThrown =>
    runtime.exception('QueryException', message);

const WSDL = 'Please reference your WSDL or the describe call for the appropriate names.';
const OBJECT_HINT =
    'If you are attempting to use a custom object, ' +
    `be sure to append the '__c' after the entity name. ${WSDL}`;
const FIELD_HINT =
    'If you are attempting to use a custom field, ' +
    `be sure to append the '__c' after the custom field name. ${WSDL}`;
const RELATIONSHIP_HINT =
    'If you are attempting to use a custom relationship, ' +
    `be sure to append the '__r' after the custom relationship name. ${WSDL}`;

export const noObject = (runtime: OrgRuntime, object: string): ApexThrown =>
    queryException(runtime, `sObject type '${object}' is not supported. ${OBJECT_HINT}`);

/** @param path the whole path, where the message shall show it */
export function noColumn(runtime: OrgRuntime, column: string, entity: string, path?: string[]): ApexThrown {
    const where = path ? `\n${path.join('.')}\n^\nERROR at Row:1:Column:1\n` : '';
    return queryException(runtime, `${where}No such column '${column}' on entity '${entity}'. ${FIELD_HINT}`);
}

export const noRelationship = (runtime: OrgRuntime, relationship: string, where: string): ApexThrown =>
    queryException(
        runtime,
        `Didn't understand relationship '${relationship}' in ${where}. ${RELATIONSHIP_HINT}`
    );

/** The exception also carries what the user may not see: QueryException.getInaccessibleFields(). */
export function inaccessible(
    runtime: OrgRuntime,
    object: string,
    field: string,
    thrown: ApexThrown
): ApexThrown {
    const fields = new ApexSet(runtime.types.parse('Set<String>'));
    fields.add(field);
    thrown.inaccessible = new ApexMap(runtime.types.parse('Map<String,Set<String>>'));
    thrown.inaccessible.put(object, fields);
    return thrown;
}

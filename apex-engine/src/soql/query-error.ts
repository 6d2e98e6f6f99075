import type { ApexThrown, OrgRuntime } from '../org/runtime.ts';
import { ApexMap, ApexSet } from '../values/index.ts';

export const queryException = (rt: OrgRuntime, message: string): ApexThrown =>
    rt.exception('QueryException', message);

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

export const noObject = (rt: OrgRuntime, object: string): ApexThrown =>
    queryException(rt, `sObject type '${object}' is not supported. ${OBJECT_HINT}`);

/** @param path the whole path, where the message shall show it */
export function noColumn(rt: OrgRuntime, column: string, entity: string, path?: string[]): ApexThrown {
    const where = path ? `\n${path.join('.')}\n^\nERROR at Row:1:Column:1\n` : '';
    return queryException(rt, `${where}No such column '${column}' on entity '${entity}'. ${FIELD_HINT}`);
}

export const noRelationship = (rt: OrgRuntime, relationship: string, where: string): ApexThrown =>
    queryException(rt, `Didn't understand relationship '${relationship}' in ${where}. ${RELATIONSHIP_HINT}`);

/** The exception also carries what the user may not see: QueryException.getInaccessibleFields(). */
export function inaccessible(rt: OrgRuntime, object: string, field: string, thrown: ApexThrown): ApexThrown {
    const fields = new ApexSet(rt.types.parse('Set<String>'));
    fields.add(field);
    thrown.inaccessible = new ApexMap(rt.types.parse('Map<String,Set<String>>'));
    thrown.inaccessible.put(object, fields);
    return thrown;
}

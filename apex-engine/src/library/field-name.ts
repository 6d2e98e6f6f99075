import type { SObject } from '../values/index.ts';

/** How the schema or the query writes what a record holds under a name in lower case. */
export function fieldName({ definition, names }: SObject, lowerCase: string): string {
    return (
        definition.field(lowerCase)?.name ??
        definition.relationship(lowerCase)?.relationshipName ??
        names?.find((name) => name.toLowerCase() === lowerCase) ??
        definition.childRelationships.get(lowerCase)?.name ??
        lowerCase
    );
}

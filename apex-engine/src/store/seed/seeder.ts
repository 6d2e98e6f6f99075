import type { Schema } from '../../schema/schema.ts';
import type { Row } from '../row.ts';

/** What the rows of a new org are made from. */
export interface Seeder {
    schema: Schema;
    /** Of the project; null where it has none. */
    namespace: string | null;
    orgId: string | null;
    classes: { name: string; file: string }[];
    triggers: { name: string; object: string; file: string; isInactive: boolean }[];
    /** @param values by name in any case; fields that are left out have their defaults */
    add(object: string, values: Record<string, unknown>): Row;
    /** Text of a file of the project. */
    textOf(file: string): string;
}

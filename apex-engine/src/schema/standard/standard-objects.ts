import { fieldsOf } from '../standard-fields.ts';
import { SObjectDef } from '../sobject.ts';
import { addSystemFields } from '../system-fields.ts';
import { ACTIVITY_AND_SERVICE_OBJECTS } from './activity-and-service-objects.ts';
import { CONTENT_OBJECTS } from './content-objects.ts';
import { PLATFORM_OBJECTS } from './platform-objects.ts';
import { PRODUCT_AND_ORDER_OBJECTS } from './product-and-order-objects.ts';
import { SALES_OBJECTS } from './sales-objects.ts';
import { USER_AND_PERMISSION_OBJECTS } from './user-and-permission-objects.ts';

export interface StandardObject {
    /** First three characters of the ids. */
    prefix: string;
    /** Fields in the notation of standard-fields.ts; a picklist may go on in the next line. */
    fields: string;
    /** Apex may not insert it. */
    nocreate?: boolean;
}

export const STANDARD_OBJECTS: Record<string, StandardObject> = {
    ...SALES_OBJECTS,
    ...PRODUCT_AND_ORDER_OBJECTS,
    ...USER_AND_PERMISSION_OBJECTS,
    ...ACTIVITY_AND_SERVICE_OBJECTS,
    ...CONTENT_OBJECTS,
    ...PLATFORM_OBJECTS
};

export function* standardObjects(): Generator<SObjectDef> {
    for (const [name, { prefix, fields, nocreate = false }] of Object.entries(STANDARD_OBJECTS)) {
        const definition = new SObjectDef(name, prefix, { nocreate });
        if (name !== 'AggregateResult') addSystemFields(definition);
        for (const field of fieldsOf(fields)) definition.add(field);
        const owner = definition.field('ownerid');
        if (owner) owner.label = 'Owner ID';
        yield definition;
    }
}

// Objects that the platform derives from another: Visit__Share, Visit__History, AccountChangeEvent.
import { FieldDef } from './field.ts';
import type { Schema } from './schema.ts';
import { SObjectDef } from './sobject.ts';
import { picklistValue } from './standard-fields.ts';
import { addSystemFields } from './system-fields.ts';

const WITH_CHANGE_EVENT = ['Account', 'Contact', 'Lead', 'Opportunity', 'Case'];

export function addCompanions(schema: Schema): void {
    for (const definition of [...schema.objects.values()]) {
        if (definition.companion) continue;
        if (/__c$/i.test(definition.name) && !definition.isSetting) {
            if (definition.sharing !== 'ControlledByParent') addShare(schema, definition);
            addHistory(schema, definition);
        }
        if (WITH_CHANGE_EVENT.includes(definition.name)) addChangeEvent(schema, definition);
    }
}

/** The new companion; null where it is there. */
function companion(schema: Schema, name: string, isEvent = false): SObjectDef | null {
    if (schema.get(name)) return null;
    const definition = schema.add(new SObjectDef(name, schema.prefix(name), { isEvent }));
    definition.companion = true;
    addSystemFields(definition);
    return definition;
}

const parent = (definition: SObjectDef) =>
    new FieldDef('ParentId', 'REFERENCE', { referenceTo: [definition.name], relationshipName: 'Parent' });

function addShare(schema: Schema, definition: SObjectDef): void {
    const share = companion(schema, definition.name.replace(/c$/i, 'Share'));
    if (!share) return;
    share.add(parent(definition));
    share.add(
        new FieldDef('UserOrGroupId', 'REFERENCE', {
            referenceTo: ['User', 'Group'],
            relationshipName: 'UserOrGroup'
        })
    );
    const levels = ['Read', 'Edit', 'All'].map(picklistValue);
    share.add(new FieldDef('AccessLevel', 'PICKLIST', { picklist: levels, length: 40 }));
    const causes = [{ ...picklistValue('Manual'), isDefault: true }];
    share.add(new FieldDef('RowCause', 'PICKLIST', { picklist: causes, length: 40, defaultValue: 'Manual' }));
}

function addHistory(schema: Schema, definition: SObjectDef): void {
    const history = companion(schema, definition.name.replace(/c$/i, 'History'));
    if (!history) return;
    history.add(parent(definition));
    history.add(new FieldDef('Field', 'STRING', { length: 255 }));
    history.add(new FieldDef('OldValue', 'ANYTYPE'));
    history.add(new FieldDef('NewValue', 'ANYTYPE'));
}

function addChangeEvent(schema: Schema, definition: SObjectDef): void {
    const event = companion(schema, `${definition.name}ChangeEvent`, true);
    if (!event) return;
    event.add(new FieldDef('ChangeEventHeader', 'ANYTYPE'));
    event.add(new FieldDef('ReplayId', 'STRING', { length: 100 }));
    for (const field of definition.fields.values())
        if (!field.isSystem)
            event.add(
                new FieldDef(field.name, field.type, {
                    ...field,
                    required: false,
                    childRelationshipName: null
                })
            );
}

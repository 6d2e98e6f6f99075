// What an org has and lacks, read from a scratch definition: objects, fields, sharing models, record types.
// A setting or feature that the definition does not name is off, as poor as an org can be. Without a
// definition an org has all that the table of standard objects has, in one currency, and no person accounts.
import fs from 'node:fs';
import { addAddressPicklists } from './address-picklists.ts';
import { CURRENCIES } from './currencies.ts';
import { FieldDef } from './field.ts';
import { addPersonAccounts } from './person-account.ts';
import type { Schema } from './schema.ts';
import type { SharingModel, SObjectDef } from './sobject.ts';

const SHARING_MODELS: Record<string, SharingModel> = {
    private: 'Private',
    read: 'Read',
    readWrite: 'ReadWrite',
    readWriteTransfer: 'ReadWriteTransfer',
    fullAccess: 'FullAccess',
    controlledByParent: 'ControlledByParent'
};

export interface OrgShape {
    /** As `Organization.OrganizationType` names it; null where the definition names none. */
    edition: string | null;
    notes: boolean;
    opportunityTeams: boolean;
    multiCurrency: boolean;
    stateAndCountryPicklists: boolean;
    personAccounts: boolean;
    sharingModels: [object: string, model: SharingModel][];
    recordTypes: [object: string, name: string][];
}

interface ScratchDefinition {
    edition?: string;
    features?: string[];
    settings?: Record<string, Record<string, unknown>>;
    objectSettings?: Record<string, { sharingModel?: string; defaultRecordType?: string }>;
}

/**
 * Reads a scratch definition (`config/*.json`).
 *
 * @throws Error when it names a sharing model that does not exist
 */
export function readOrgShape(file: string): OrgShape {
    const definition = JSON.parse(fs.readFileSync(file, 'utf8')) as ScratchDefinition;
    const features = new Set((definition.features ?? []).map((feature) => feature.split(':')[0]));
    const isOn = (settings: string, setting: string) => definition.settings?.[settings]?.[setting] === true;
    const shape: OrgShape = {
        edition: definition.edition ? `${definition.edition} Edition` : null,
        notes: isOn('enhancedNotesSettings', 'enableEnhancedNotes'),
        opportunityTeams: isOn('opportunitySettings', 'enableOpportunityTeam'),
        multiCurrency: features.has('MultiCurrency') || isOn('currencySettings', 'enableMultiCurrency'),
        stateAndCountryPicklists: features.has('StateAndCountryPicklist'),
        personAccounts: features.has('PersonAccounts'),
        sharingModels: [],
        recordTypes: []
    };
    for (const [object, settings] of Object.entries(definition.objectSettings ?? {})) {
        if (settings.sharingModel) {
            const model = SHARING_MODELS[settings.sharingModel];
            if (!model) throw new Error(`${file}: no sharing model ${settings.sharingModel} (of ${object})`);
            shape.sharingModels.push([object, model]);
        }
        if (settings.defaultRecordType) shape.recordTypes.push([object, settings.defaultRecordType]);
    }
    return shape;
}

/** Before the project's metadata: takes away what the org lacks. `shape` is null where none was named. */
export function fitStandardObjects(schema: Schema, shape: OrgShape | null): void {
    if (!shape?.multiCurrency) removeCurrencies(schema);
    if (shape?.personAccounts) addPersonAccounts(schema);
    else schema.standard('Account').remove('ispersonaccount');
    if (!shape) return;
    if (!shape.notes) schema.objects.delete('contentnote');
    if (!shape.opportunityTeams) schema.objects.delete('opportunityteammember');
    if (shape.stateAndCountryPicklists) addAddressPicklists(schema);
    else removeFields(schema, /^(\w*)(state|country)code$/);
}

/** After the project's metadata: what depends on all objects. */
export function fitAllObjects(schema: Schema, shape: OrgShape | null): void {
    if (!shape) return;
    for (const [object, model] of shape.sharingModels) named(schema, object).sharing = model;
    for (const [object, name] of shape.recordTypes)
        named(schema, object).recordTypes.push({ developerName: name, label: name, active: true });
    for (const definition of schema.objects.values()) {
        if (shape.multiCurrency && carriesCurrency(definition)) addCurrencyField(definition);
        if (!definition.recordTypes.length) definition.remove('recordtypeid');
    }
}

function named(schema: Schema, object: string): SObjectDef {
    const definition = schema.get(object);
    if (!definition) throw new Error(`The org shape names ${object}, which this org does not have`);
    return definition;
}

function removeCurrencies(schema: Schema): void {
    schema.objects.delete('currencytype');
    removeFields(schema, /^(default)?currencyisocode$/);
}

function removeFields(schema: Schema, pattern: RegExp): void {
    for (const definition of schema.objects.values())
        for (const field of [...definition.fields.values()])
            if (!field.custom && pattern.test(field.key)) definition.remove(field.key);
}

/** Records that may hold amounts, and settings; not events, metadata, nor what the platform keeps. */
function carriesCurrency(definition: SObjectDef): boolean {
    if (definition.isMetadataType || definition.isEvent) return false;
    const fields = [...definition.fields.values()];
    return definition.isSetting || fields.some(({ key, type }) => key === 'ownerid' || type === 'CURRENCY');
}

function addCurrencyField(definition: SObjectDef): void {
    definition.add(
        new FieldDef('CurrencyIsoCode', 'PICKLIST', {
            label: 'Currency',
            length: 3,
            defaultValue: 'USD',
            restricted: true,
            picklist: CURRENCIES.map(({ code }) => ({ value: code, label: code, active: true }))
        })
    );
}

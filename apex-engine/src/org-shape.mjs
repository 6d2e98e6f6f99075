// What an org has and lacks, read from a scratch definition: objects, fields, sharing models, record types.
// A setting or feature that the definition does not name is off, as poor as an org can be. Without a
// definition an org has all that the table of standard objects has, in one currency.
import fs from 'node:fs';
import { FieldDef } from './schema.mjs';

const SHARING_MODELS = {
    private: 'Private',
    read: 'Read',
    readWrite: 'ReadWrite',
    readWriteTransfer: 'ReadWriteTransfer',
    fullAccess: 'FullAccess',
    controlledByParent: 'ControlledByParent'
};

/**
 * Reads a scratch definition (`config/*.json`).
 *
 * @throws Error when it names a sharing model that does not exist
 */
export function readOrgShape(file) {
    const definition = JSON.parse(fs.readFileSync(file, 'utf8'));
    const features = new Set((definition.features ?? []).map((feature) => feature.split(':')[0]));
    const settings = definition.settings ?? {};
    const objects = Object.entries(definition.objectSettings ?? {});
    for (const [object, { sharingModel }] of objects)
        if (sharingModel && !SHARING_MODELS[sharingModel])
            throw new Error(`${file}: no sharing model ${sharingModel} (of ${object})`);
    return {
        notes: settings.enhancedNotesSettings?.enableEnhancedNotes === true,
        opportunityTeams: settings.opportunitySettings?.enableOpportunityTeam === true,
        multiCurrency:
            features.has('MultiCurrency') || settings.currencySettings?.enableMultiCurrency === true,
        stateAndCountryPicklists: features.has('StateAndCountryPicklist'),
        personAccounts: features.has('PersonAccounts'),
        sharingModels: objects
            .filter(([, { sharingModel }]) => sharingModel)
            .map(([object, { sharingModel }]) => [object, SHARING_MODELS[sharingModel]]),
        recordTypes: objects
            .filter(([, { defaultRecordType }]) => defaultRecordType)
            .map(([object, { defaultRecordType }]) => [object, defaultRecordType])
    };
}

/** Before the project's metadata: takes away what the org lacks. `shape` is null where none was named. */
export function fitStandardObjects(schema, shape) {
    if (!shape?.multiCurrency) removeCurrencies(schema);
    if (!shape) return;
    if (!shape.notes) schema.objs.delete('contentnote');
    if (!shape.opportunityTeams) schema.objs.delete('opportunityteammember');
    if (!shape.stateAndCountryPicklists) removeFields(schema, /^(\w*)(state|country)code$/);
    if (shape.personAccounts) addPersonAccounts(schema);
    else schema.get('Account').fields.delete('ispersonaccount');
}

/** After the project's metadata: what depends on all objects. */
export function fitAllObjects(schema, shape) {
    if (!shape) return;
    for (const [object, model] of shape.sharingModels) named(schema, object).sharing = model;
    for (const [object, name] of shape.recordTypes)
        named(schema, object).recordTypes.push({ dev: name, label: name, active: true });
    for (const definition of schema.objs.values()) {
        if (shape.multiCurrency && carriesCurrency(definition)) addCurrencyField(definition);
        if (!definition.recordTypes.length) removeField(definition, 'recordtypeid');
    }
}

function named(schema, object) {
    const definition = schema.get(object);
    if (!definition) throw new Error(`The org shape names ${object}, which this org does not have`);
    return definition;
}

function removeCurrencies(schema) {
    schema.objs.delete('currencytype');
    removeFields(schema, /^(default)?currencyisocode$/);
}

function removeFields(schema, pattern) {
    for (const definition of schema.objs.values())
        for (const field of [...definition.fields.values()])
            if (!field.custom && pattern.test(field.l)) removeField(definition, field.l);
}

function removeField(definition, name) {
    const field = definition.field(name);
    if (!field) return;
    definition.fields.delete(name);
    if (field.relName) definition.rels.delete(field.relName.toLowerCase());
}

/** Records that may hold amounts, and settings; not events, metadata, nor what the platform keeps for itself. */
function carriesCurrency(definition) {
    if (definition.isMdt || definition.isEvent) return false;
    const fields = [...definition.fields.values()];
    return definition.isSetting || fields.some(({ l, type }) => l === 'ownerid' || type === 'CURRENCY');
}

function addCurrencyField(definition) {
    definition.add(new FieldDef('CurrencyIsoCode', 'PICKLIST', { label: 'Currency', length: 3, def: 'USD' }));
}

const PERSON_TEXTS = [
    ['Salutation', 40],
    ['FirstName', 40],
    ['LastName', 80],
    ['PersonTitle', 128],
    ['PersonMailingStreet', 255],
    ['PersonMailingCity', 40],
    ['PersonMailingState', 80],
    ['PersonMailingPostalCode', 20],
    ['PersonMailingCountry', 80]
];

function addPersonAccounts(schema) {
    const account = schema.get('Account');
    for (const [name, length] of PERSON_TEXTS) account.add(new FieldDef(name, 'STRING', { length }));
    account.add(new FieldDef('PersonEmail', 'EMAIL', { length: 80 }));
    account.add(new FieldDef('PersonMobilePhone', 'PHONE', { length: 40 }));
    account.recordTypes.push({ dev: 'PersonAccount', label: 'Person Account', active: true });
    schema.get('Contact').add(new FieldDef('IsPersonAccount', 'BOOLEAN', { readonly: true }));
}

/** An account with a last name is a person: its name is made of the person's. */
export function namePersonAccount(row) {
    if (!row.lastname) return;
    row.ispersonaccount = true;
    row.name = [row.firstname, row.lastname].filter(Boolean).join(' ');
}

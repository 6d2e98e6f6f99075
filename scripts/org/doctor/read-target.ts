import type { Connection } from '@salesforce/core';
import type { FieldShape, FoundName, Name } from './names.ts';

interface Row {
    Id: string;
    [column: string]: unknown;
}

interface Source {
    from: string;
    /** Unique in the org, or within its object. */
    column: string;
    /** Where the name of its object stands. */
    object?: string;
    /** Between the name of its object and its own. */
    separator?: string;
    /** Where the data API does not know it. */
    tooling?: true;
}

const QUALIFIED = 'EntityDefinition.QualifiedApiName';

/** Type of the Metadata API → where its names are queried. */
const SOURCES: Record<string, Source> = {
    ApexClass: { from: 'ApexClass', column: 'Name' },
    ApexTrigger: { from: 'ApexTrigger', column: 'Name' },
    CustomNotificationType: { from: 'CustomNotificationType', column: 'DeveloperName' },
    CustomPermission: { from: 'CustomPermission', column: 'DeveloperName' },
    Dashboard: { from: 'Dashboard', column: 'DeveloperName' },
    ExternalCredential: { from: 'ExternalCredential', column: 'DeveloperName' },
    ListView: { from: 'ListView', column: 'DeveloperName', object: 'SobjectType' },
    PermissionSet: { from: 'PermissionSet', column: 'Name' },
    Report: { from: 'Report', column: 'DeveloperName' },
    StaticResource: { from: 'StaticResource', column: 'Name' },
    CompactLayout: { from: 'CompactLayout', column: 'DeveloperName', object: 'SobjectType', tooling: true },
    CustomApplication: { from: 'CustomApplication', column: 'DeveloperName', tooling: true },
    CustomLabel: { from: 'ExternalString', column: 'Name', tooling: true },
    CustomTab: { from: 'CustomTab', column: 'DeveloperName', tooling: true },
    FlexiPage: { from: 'FlexiPage', column: 'DeveloperName', tooling: true },
    Layout: { from: 'Layout', column: 'Name', object: QUALIFIED, separator: '-', tooling: true },
    LightningComponentBundle: { from: 'LightningComponentBundle', column: 'DeveloperName', tooling: true },
    ValidationRule: { from: 'ValidationRule', column: 'ValidationName', object: QUALIFIED, tooling: true }
};

/** So many values fit into one query: its text may have 100,000 characters, its address about 16,000. */
const PORTION = 100;
/** Calls at a time for `Metadata`, which comes one row at a time. */
const AT_A_TIME = 5;

/**
 * What the target has of these names, with its owner; of fields their shape. Reads only, through the Tooling
 * API, which shows fields whatever the field-level security of the user.
 * @throws what the API refuses with
 */
export async function readTarget(
    connection: Connection,
    names: readonly Name[],
    progress: (line: string) => void
): Promise<FoundName[]> {
    const found: (Name & { id: string })[] = [];
    for (const [type, source] of Object.entries(SOURCES))
        found.push(...(await readNames(connection, type, source, names)));
    progress(`Read the names of ${Object.keys(SOURCES).length} types; objects and fields come next.`);
    const objects = await readObjects(connection, names);
    found.push(
        ...objects
            .filter(({ id }) => id.startsWith('01I'))
            .map(({ name, id }) => ({ type: 'CustomObject', name, id }))
    );
    found.push(...(await readFields(connection, names, objects, progress)));
    const owners = await ownersOf(
        connection,
        found.map(({ id }) => id)
    );
    return found.map(({ id, ...name }) => ({ ...name, owner: owners.get(id.slice(0, 15)) ?? null }));
}

/** What the target has of the names of one type, each by the name that the package has for it. */
async function readNames(
    connection: Connection,
    type: string,
    { from, column, object, separator = object ? '.' : '/', tooling }: Source,
    names: readonly Name[]
): Promise<(Name & { id: string })[]> {
    const wanted = new Map(
        names
            .filter((name) => name.type === type)
            .map(({ name }) => [name, name.slice(name.indexOf(separator) + 1)])
    );
    const columns = ['Id', column, ...(object ? [object] : [])].join(', ');
    const rows = await inPortions(connection, [...new Set(wanted.values())], (list) => [
        `SELECT ${columns} FROM ${from} WHERE ${column} IN (${list}) AND NamespacePrefix = null`,
        tooling
    ]);
    const same = (one: string, other: unknown) => one.toLowerCase() === String(other).toLowerCase();
    return rows.flatMap((row) =>
        [...wanted]
            .filter(([name, own]) => {
                const ofObject = object ? `${valueAt(row, object)}${separator}${row[column]}` : name;
                return same(own, row[column]) && same(name, ofObject);
            })
            .map(([name]) => ({ type, name, id: row.Id }))
    );
}

/** A column, also one of a parent, such as `EntityDefinition.QualifiedApiName`. */
const valueAt = (row: Row, column: string): unknown =>
    column.split('.').reduce<unknown>((part, key) => (part as Row | null)?.[key], row);

/** All objects that the names speak of: a custom one by its id, a standard one by its name. */
async function readObjects(
    connection: Connection,
    names: readonly Name[]
): Promise<{ name: string; id: string }[]> {
    const wanted = new Set(
        names.flatMap(({ type, name }) =>
            type === 'CustomObject' ? [name] : type === 'CustomField' ? [name.split('.')[0]!] : []
        )
    );
    const rows = await inPortions<{ QualifiedApiName: string; DurableId: string }>(
        connection,
        [...wanted],
        (list) => [
            `SELECT QualifiedApiName, DurableId FROM EntityDefinition WHERE QualifiedApiName IN (${list})`,
            true
        ]
    );
    return rows.map(({ QualifiedApiName, DurableId }) => ({ name: QualifiedApiName, id: DurableId }));
}

async function readFields(
    connection: Connection,
    names: readonly Name[],
    objects: readonly { name: string; id: string }[],
    progress: (line: string) => void
): Promise<(Name & { id: string })[]> {
    const rows = await inPortions<{ Id: string; DeveloperName: string; TableEnumOrId: string }>(
        connection,
        objects.map(({ id }) => id),
        (list) => [
            `SELECT Id, DeveloperName, TableEnumOrId FROM CustomField WHERE TableEnumOrId IN (${list}) AND NamespacePrefix = null`,
            true
        ]
    );
    const objectOf = new Map(objects.map(({ name, id }) => [id.slice(0, 15), name]));
    const wanted = new Set(
        names.filter(({ type }) => type === 'CustomField').map(({ name }) => name.toLowerCase())
    );
    const shared = rows
        .map((row) => ({
            id: row.Id,
            name: `${objectOf.get(row.TableEnumOrId.slice(0, 15))}.${row.DeveloperName}__c`
        }))
        .filter(({ name }) => wanted.has(name.toLowerCase()));
    const fields: (Name & { id: string })[] = [];
    for (let at = 0; at < shared.length; at += AT_A_TIME) {
        const portion = shared.slice(at, at + AT_A_TIME);
        progress(`Reading field ${at + 1} of ${shared.length} …`);
        fields.push(
            ...(await Promise.all(
                portion.map(async ({ id, name }) => ({
                    type: 'CustomField',
                    name,
                    id,
                    shape: await shapeOf(connection, id)
                }))
            ))
        );
    }
    return fields;
}

interface FieldMetadata {
    type: string;
    length?: number | null;
    precision?: number | null;
    scale?: number | null;
    unique?: boolean | null;
    externalId?: boolean | null;
    formula?: string | null;
    referenceTo?: string | null;
    valueSet?: {
        restricted?: boolean | null;
        valueSetDefinition?: { value: { valueName: string }[] } | null;
    } | null;
}

async function shapeOf(connection: Connection, id: string): Promise<FieldShape> {
    const { records } = await connection.tooling.query<{ Metadata: FieldMetadata }>(
        `SELECT Metadata FROM CustomField WHERE Id = '${id}'`
    );
    const { type, valueSet, ...field } = records[0]!.Metadata;
    return {
        type,
        length: field.length ?? null,
        precision: field.precision ?? null,
        scale: field.scale ?? null,
        unique: field.unique === true,
        externalId: field.externalId === true,
        isFormula: typeof field.formula === 'string' && field.formula !== '',
        referenceTo: field.referenceTo ?? null,
        picklist: valueSet?.valueSetDefinition?.value.map(({ valueName }) => valueName) ?? null,
        restricted: valueSet?.restricted === true
    };
}

/** Id (15 characters) → name of the package that it belongs to. */
async function ownersOf(connection: Connection, ids: readonly string[]): Promise<Map<string, string>> {
    const members = await inPortions<{ SubjectId: string; SubscriberPackageId: string }>(
        connection,
        ids,
        (list) => [
            `SELECT SubjectId, SubscriberPackageId FROM Package2Member WHERE SubjectId IN (${list})`,
            true
        ]
    );
    if (!members.length) return new Map();
    const { records } = await connection.tooling.query<{
        SubscriberPackageId: string;
        SubscriberPackage: { Name: string };
    }>('SELECT SubscriberPackageId, SubscriberPackage.Name FROM InstalledSubscriberPackage');
    const nameOf = new Map(records.map((row) => [row.SubscriberPackageId, row.SubscriberPackage.Name]));
    return new Map(
        members.map(({ SubjectId, SubscriberPackageId }) => [
            SubjectId.slice(0, 15),
            nameOf.get(SubscriberPackageId) ?? SubscriberPackageId
        ])
    );
}

async function inPortions<Found = Row>(
    connection: Connection,
    values: readonly string[],
    query: (list: string) => [soql: string, tooling: true | undefined]
): Promise<Found[]> {
    const rows: Found[] = [];
    for (let at = 0; at < values.length; at += PORTION) {
        const list = values.slice(at, at + PORTION).map((value) => `'${value}'`);
        const [soql, tooling] = query(list.join(', '));
        const api = tooling ? connection.tooling : connection;
        rows.push(...(await api.query<Found & Record<string, unknown>>(soql)).records);
    }
    return rows;
}

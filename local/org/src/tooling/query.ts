import type { Org } from 'apex-engine';
import type { RestHandler } from '../rest/call.ts';
import { notImplemented, RestError } from '../rest/rest-error.ts';
import { componentsOf, elementOf, installedPackages, objectOf, type Component } from './components.ts';
import { fieldMetadata } from './field-metadata.ts';
import { parseToolingQuery, type ToolingQuery } from './parse-query.ts';

type Cells = Record<string, unknown>;

/**
 * `GET /tooling/query?q=`: the entities that describe what an org is made of. For those who may view Setup;
 * here that is System Administrators.
 */
export const toolingQuery: RestHandler = ({ org, call, apiVersion, testRuns }) => {
    if (!org.runtime.permissions.all)
        throw new RestError(
            403,
            'INSUFFICIENT_ACCESS',
            'The Tooling API needs View Setup and Configuration.'
        );
    const query = parseToolingQuery(call.query.q ?? '');
    const rows = (testRuns.rows(query.entity) ?? rowsOf(org, query.entity)).filter((row) =>
        matches(row, query)
    );
    if (query.columns.includes('Metadata') && rows.length > 1) {
        const message =
            'When retrieving results with Metadata or FullName fields, the query qualifications must specify ' +
            'no more than one row for retrieval.';
        throw new RestError(400, 'MALFORMED_QUERY', message);
    }
    const records = rows.map((row) => chosen(row, query, apiVersion));
    return {
        status: 200,
        body: { size: rows.length, totalSize: rows.length, done: true, entityTypeName: query.entity, records }
    };
};

function rowsOf(org: Org, entity: string): Cells[] {
    const components = () => componentsOf(org).filter((component) => component.entity === entity);
    switch (entity) {
        case 'EntityDefinition':
            return entityDefinitions(org);
        case 'CustomField':
            return components().map((field) => ({
                ...named(field, 'DeveloperName'),
                TableEnumOrId: durableId(org, objectOf(field.file)),
                get Metadata() {
                    return fieldMetadata(field.file);
                }
            }));
        case 'ExternalString':
            return components().map((label) => named(label, 'Name'));
        case 'LightningComponentBundle':
        case 'FlexiPage':
        case 'CustomTab':
        case 'CustomApplication':
            return components().map((component) => named(component, 'DeveloperName'));
        case 'CompactLayout':
            return components().map((layout) => ({
                ...named(layout, 'DeveloperName'),
                SobjectType: objectOf(layout.file)
            }));
        case 'Layout':
            return components().map((layout) => {
                const [, object, name] = /^(.*?)-(.*)$/.exec(layout.name) ?? [];
                return { ...named({ ...layout, name: name! }, 'Name'), ...ofEntity(object!) };
            });
        case 'ValidationRule':
            return components().map((rule) => ({
                ...named(rule, 'ValidationName'),
                ...ofEntity(objectOf(rule.file)),
                Active: elementOf(rule.file, 'active') === 'true'
            }));
        case 'WorkflowRule':
            // The engine runs none, so an org that hosts one has none.
            return [];
        case 'Package2Member':
            return members(org);
        case 'InstalledSubscriberPackage':
            return installedPackages(org).map(({ id, name }) => ({
                Id: id.replace(/^033/, '0A3'),
                SubscriberPackageId: id,
                'SubscriberPackage.Name': name,
                'SubscriberPackage.NamespacePrefix': null
            }));
        default:
            throw notImplemented(`the Tooling API entity ${entity}`);
    }
}

/** By the names that the platform gives to the object of a component. */
const ofEntity = (object: string): Cells => ({
    'EntityDefinition.QualifiedApiName': object,
    EntityDefinitionId: object,
    TableEnumOrId: object
});

export const named = ({ id, name }: Component, column: string): Cells => ({
    Id: id,
    [column]: name,
    NamespacePrefix: null,
    ManageableState: 'unmanaged'
});

function entityDefinitions(org: Org): Cells[] {
    return [...org.runtime.schema.objects.values()].map(({ name }) => ({
        QualifiedApiName: name,
        DurableId: durableId(org, name)
    }));
}

/** Name of a standard object, id of a custom one. */
function durableId(org: Org, object: string): string {
    const custom = componentsOf(org).find(
        ({ entity, file }) => entity === 'CustomObject' && objectOf(file) === object
    );
    return /__\w+$/.test(object) && custom ? custom.id.slice(0, 15) : object;
}

/** Rows of the engine that are files as well, by what their files end in. */
const FILED: Record<string, string> = { ApexClass: '.cls', ApexTrigger: '.trigger' };

function members(org: Org): Cells[] {
    const packages = installedPackages(org);
    const ownerOf = (file: string) => packages.find(({ folder }) => file.startsWith(folder));
    const inEngine = Object.entries(FILED).flatMap(([entity, suffix]) =>
        org.runtime.db.rows(org.runtime.schema.get(entity)!).map((row) => ({
            id: row.id,
            file: fileNamed(org, `${String(row.name)}${suffix}`)
        }))
    );
    const bySet = Object.entries(SUFFIX).flatMap(([entity, suffix]) =>
        org.runtime.db.rows(org.runtime.schema.get(entity)!).map((row) => ({
            id: row.id,
            file: fileNamed(org, `${String(row.name ?? row.developername)}.${suffix}-meta.xml`)
        }))
    );
    return [...componentsOf(org), ...inEngine, ...bySet].flatMap(({ id, file }) => {
        const owner = ownerOf(file);
        return owner
            ? [{ SubjectId: id, SubscriberPackageId: owner.id, SubjectManageableState: 'unmanaged' }]
            : [];
    });
}

/** The same, of which only the `-meta.xml` is there. */
const SUFFIX: Record<string, string> = {
    CustomNotificationType: 'notiftype',
    PermissionSet: 'permissionset',
    StaticResource: 'resource',
    CustomPermission: 'customPermission'
};

const fileNamed = (org: Org, name: string) =>
    org.runtime.schema.files.find((file) => file.endsWith(`/${name}`) || file.endsWith(`\\${name}`)) ?? '';

export function matches(row: Cells, { entity, conditions }: ToolingQuery): boolean {
    return conditions.every(({ column, values }) => {
        if (!(column in row)) throw noColumn(entity, column);
        return values.some((value) => same(row[column], value));
    });
}

/** Ids are the same in 15 and in 18 characters. */
const same = (left: unknown, right: string | boolean | null) =>
    left === right || (typeof right === 'string' && sameId(left, right));

const sameId = (left: unknown, right: string) =>
    (typeof left === 'string' && right?.length === 18 && left.length === 15 && right.startsWith(left)) ||
    (typeof left === 'string' && right?.length === 15 && left.length === 18 && left.startsWith(right));

export function chosen(row: Cells, { entity, columns }: ToolingQuery, apiVersion: string): Cells {
    const url = `/services/data/v${apiVersion}/tooling/sobjects/${entity}/${String(row.Id ?? row.DurableId)}`;
    const record: Cells = { attributes: { type: entity, url } };
    for (const column of columns) {
        if (!(column in row)) throw noColumn(entity, column);
        const [parent, child] = column.split('.') as [string, string | undefined];
        if (child) record[parent] = { ...(record[parent] as Cells), [child]: row[column] };
        else record[column] = row[column];
    }
    return record;
}

const noColumn = (entity: string, column: string) =>
    new RestError(400, 'INVALID_FIELD', `No such column '${column}' on entity '${entity}'.`);

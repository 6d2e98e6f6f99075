// The Metadata API from Apex: a deployment is kept, and its call-back runs when a test or the host says so.
import type { PlatformObject, Value } from '../values/index.ts';
import { defineDataClass } from './data-class.ts';
import type { Library } from './library.ts';

type Container = PlatformObject & { items: PlatformObject[] };
/** Key prefix of DeployRequest. */
const DEPLOYMENT = { prefix: '0Af' };

declare module './apex-types.ts' {
    interface ApexTypes {
        'Metadata.DeployContainer': Container;
        'Metadata.DeployCallbackContext': PlatformObject & { id?: string };
        'Metadata.DeployCallback': Value;
    }
}

export function defineMetadata(library: Library): void {
    const { runtime } = library;
    defineMetadataValues(library);
    library.define('Metadata.DeployContainer', {
        'new()': () => library.object('Metadata.DeployContainer', { items: [] }),
        'void addMetadata(Metadata.Metadata)': ({ items }, metadata) => {
            items.push(metadata);
        },
        'Boolean removeMetadata(Metadata.Metadata)': ({ items }, metadata) => {
            const place = items.indexOf(metadata);
            if (place >= 0) items.splice(place, 1);
            return place >= 0;
        },
        'List<Metadata.Metadata> getMetadata()': ({ items }) => library.list('Metadata.Metadata', items),
        'Boolean removeMetadataByFullName(String)': () => false
    });
    library.define('Metadata.DeployCallbackContext', {
        'new()': () => library.object('Metadata.DeployCallbackContext'),
        'Id getCallbackJobId()': ({ id }) => id ?? null
    });
    library.define('Metadata.Operations', {
        'static Id enqueueDeployment(Metadata.DeployContainer, Metadata.DeployCallback?)': (
            container,
            callback
        ) => {
            if (runtime.test && runtime.options.strictMetadata)
                library.fail('AsyncException', 'Metadata cannot be deployed from within a test');
            const id = runtime.db.newId(DEPLOYMENT);
            runtime.metadataDeployments.push({ container, callback, id });
            return id;
        },
        'static List<Metadata.Metadata> retrieve(Metadata.MetadataType, List<String>)': (_type, names) =>
            library.list(
                'Metadata.Metadata',
                names.items.flatMap((name) => retrieved(library, name))
            )
    });
    runtime.runDeployCallbacks = (succeeded = true) => runCallbacks(library, succeeded);
}

function defineMetadataValues(library: Library): void {
    library.defineEnum('Metadata.MetadataType', 'CustomMetadata Layout');
    library.defineEnum(
        'Metadata.DeployStatus',
        'Pending InProgress Succeeded SucceededPartial Failed Canceling Canceled'
    );
    defineDataClass(library, 'Metadata.Metadata', 'String fullName');
    defineDataClass(
        library,
        'Metadata.CustomMetadata',
        `String fullName; String label; String description; Boolean protected_x;
        List<Metadata.CustomMetadataValue> values`,
        { extends: 'Metadata.Metadata' }
    );
    library.define('Metadata.CustomMetadata', { 'new()': () => customMetadata(library, {}) });
    defineDataClass(library, 'Metadata.CustomMetadataValue', 'String field; Object value');
    defineDataClass(
        library,
        'Metadata.DeployDetails',
        `List<Metadata.DeployMessage> componentSuccesses;
        List<Metadata.DeployMessage> componentFailures`
    );
    defineDataClass(
        library,
        'Metadata.DeployMessage',
        `String fullName; String problem; Boolean success; String fileName; String componentType;
        Boolean created; Boolean changed; Integer lineNumber; Integer columnNumber; Object problemType;
        Id id; Boolean deleted; Datetime createdDate`
    );
    defineDataClass(
        library,
        'Metadata.DeployResult',
        `Metadata.DeployStatus status; String id; String errorMessage; Boolean success; Boolean done;
        Metadata.DeployDetails details; Integer numberComponentErrors; Integer numberComponentsDeployed;
        Integer numberComponentsTotal; Object errorStatusCode; String messages; String stateDetail;
        Id createdBy; String createdByName; Datetime createdDate; Datetime startDate;
        Datetime completedDate; Datetime lastModifiedDate; String canceledBy; String canceledByName;
        Boolean checkOnly; Boolean ignoreWarnings; Boolean rollbackOnError; Boolean runTestsEnabled`
    );
}

function customMetadata(library: Library, given: object, values: PlatformObject[] = []): PlatformObject {
    return library.object('Metadata.CustomMetadata', {
        fullname: null,
        label: null,
        description: null,
        ...given,
        values: library.list('Metadata.CustomMetadataValue', values)
    });
}

/** `name`: `Type.Record`, with or without `__mdt`. Empty where there is no such record. */
function retrieved(library: Library, name: string): PlatformObject[] {
    const { db, schema } = library.runtime;
    const [type = '', record] = name.split('.');
    const definition = schema.get(type.endsWith('__mdt') ? type : `${type}__mdt`);
    const row = definition && db.metadataRows(definition).find((one) => one['developername'] === record);
    if (!row) return [];
    const values = [...definition.fields.values()]
        .filter((field) => field.custom)
        .map((field) =>
            library.object('Metadata.CustomMetadataValue', { field: field.name, value: row[field.key] })
        );
    return [customMetadata(library, { fullname: name, label: row['masterlabel'] }, values)];
}

function runCallbacks(library: Library, succeeded: boolean): void {
    const { runtime } = library;
    const deployments = runtime.metadataDeployments;
    runtime.metadataDeployments = [];
    for (const { callback, id } of deployments) {
        if (!callback) continue;
        const result = library.object('Metadata.DeployResult', {
            status: runtime.enumConstant('Metadata.DeployStatus', succeeded ? 'Succeeded' : 'Failed'),
            success: succeeded,
            done: true,
            id,
            errormessage: null,
            details: null
        });
        const context = library.object('Metadata.DeployCallbackContext', { id });
        runtime.invoke(callback, 'handleResult', [result, context]);
    }
}

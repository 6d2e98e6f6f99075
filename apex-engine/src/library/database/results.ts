import type { List, PlatformObject } from '../../values/index.ts';
import type { Library } from '../library.ts';
import type { StoreError } from '../library-runtime.ts';
import type { AnyMember } from '../signature.ts';
import { STATUS_CODES } from './status-codes.ts';

/** The result of one record; JSON.deserialize makes them as well. */
export type DmlResultObject = PlatformObject & {
    ok: boolean;
    id?: string | null;
    created?: boolean;
    errors?: StoreError[];
    /** Of Database.merge. */
    merged?: string[];
    updated?: string[];
    /** Of a published event. */
    uuid?: string;
};
export type ErrorObject = PlatformObject & { code: string; message: string; fieldNames?: string[] };

declare module '../apex-types.ts' {
    interface ApexTypes {
        'Database.Error': ErrorObject;
        'Database.SaveResult': DmlResultObject;
        'Database.DeleteResult': DmlResultObject;
        'Database.UndeleteResult': DmlResultObject;
        'Database.UpsertResult': DmlResultObject;
        'Database.MergeResult': DmlResultObject;
        'Database.EmptyRecycleBinResult': DmlResultObject;
        'Database.LeadConvertResult': DmlResultObject;
    }
}

const RESULTS = [
    'SaveResult',
    'DeleteResult',
    'UndeleteResult',
    'UpsertResult',
    'MergeResult',
    'EmptyRecycleBinResult',
    'LeadConvertResult'
] as const;

export function defineResults(library: Library): void {
    defineErrors(library);
    const errorsOf = (result: DmlResultObject): List<ErrorObject> =>
        library.list('Database.Error', (result.errors ?? []).map(library.runtime.dbError));
    for (const name of RESULTS)
        library.define(`Database.${name}`, {
            'Boolean isSuccess()': (result) => result.ok,
            'Id getId()': (result) => result.id ?? null,
            'List<Database.Error> getErrors()': errorsOf,
            'Boolean success': {
                get: (result) => result.ok,
                set: (result, succeeded) => {
                    result.ok = succeeded ?? false;
                }
            },
            'List<Database.Error> errors': {
                get: errorsOf,
                set: (result, errors) => {
                    result.errors = (errors?.items ?? []).map(({ code, message, fieldNames = [] }) => ({
                        code,
                        message,
                        fields: fieldNames
                    }));
                }
            },
            'Id id': held('id')
        });
    library.define('Database.UpsertResult', {
        'Boolean isCreated()': (result) => result.created === true,
        'Boolean created': {
            get: (result) => result.created === true,
            set: (result, created) => {
                result.created = created ?? false;
            }
        }
    });
    const ids = (of: 'merged' | 'updated') => (result: DmlResultObject) =>
        library.list('Id', result[of] ?? []);
    const settableIds = (of: 'merged' | 'updated') => ({
        get: ids(of),
        set: (result: DmlResultObject, given: List<string> | null) => {
            result[of] = [...(given?.items ?? [])];
        }
    });
    library.define('Database.MergeResult', {
        'List<Id> getMergedRecordIds()': ids('merged'),
        'List<Id> getUpdatedRelatedIds()': ids('updated'),
        'List<Id> mergedRecordIds': settableIds('merged'),
        'List<Id> updatedRelatedIds': settableIds('updated')
    });
    for (const name of ['leadId', 'accountId', 'contactId', 'opportunityId', 'relatedPersonAccountId']) {
        const property = held(name);
        library.defineAny('Database.LeadConvertResult', {
            [`Id get${name[0]!.toUpperCase()}${name.slice(1)}()`]: property.get,
            [`Id ${name}`]: property as AnyMember
        });
    }
}

/** A property that the object holds under its own name. */
function held(name: string) {
    return {
        get: (result: PlatformObject) =>
            ((result as unknown as Record<string, unknown>)[name] ?? null) as string | null,
        set: (result: PlatformObject, value: string | null) => {
            (result as unknown as Record<string, unknown>)[name] = value;
        }
    };
}

function defineErrors(library: Library): void {
    const { runtime } = library;
    library.defineEnum('System.StatusCode', STATUS_CODES);
    runtime.statusCode = (code) => {
        const constants = library.definition('StatusCode').constants!;
        if (!constants.includes(code)) {
            constants.push(code);
            runtime.enumCache.delete('StatusCode');
        }
        return runtime.enumConstant('StatusCode', code);
    };
    runtime.dbError = ({ code, message: msg, fields = [] }) =>
        library.object('Database.Error', {
            code,
            message: msg,
            fieldNames: fields,
            str: () =>
                `Database.Error[getFields=(${fields.join(', ')});getMessage=${msg};getStatusCode=${code};]`
        });
    const fieldsOf = ({ fieldNames = [] }: ErrorObject) => library.list('String', [...fieldNames]);
    library.define('Database.Error', {
        'String getMessage()': (error) => error.message,
        'List<String> getFields()': fieldsOf,
        'StatusCode getStatusCode()': (error) => runtime.statusCode(error.code),
        'String message': {
            get: (error) => error.message,
            set: (error, message) => {
                error.message = message ?? '';
            }
        },
        'StatusCode statusCode': {
            get: (error) => runtime.statusCode(error.code),
            set: (error, code) => {
                error.code = code?.name ?? '';
            }
        },
        'List<String> fields': {
            get: fieldsOf,
            set: (error, fields) => {
                error.fieldNames = [...(fields?.items ?? [])];
            }
        }
    });
}

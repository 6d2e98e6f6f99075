import { List, SObject } from '../../values/index.ts';
import type { PlatformObject } from '../../values/index.ts';
import type { Library } from '../library.ts';
import type { DmlOptions, DmlResult } from '../library-runtime.ts';
import type { AnyMember } from '../signature.ts';
import type { DmlOptionsObject } from './dml-options.ts';
import { storeOptions } from './dml-options.ts';

const RESULTS = {
    insert: 'Database.SaveResult',
    update: 'Database.SaveResult',
    upsert: 'Database.UpsertResult',
    delete: 'Database.DeleteResult',
    undelete: 'Database.UndeleteResult'
} as const;
type Operation = keyof typeof RESULTS;
/** Records in any of the ways in which Apex gives them. */
type Given = SObject | string | List<SObject> | List<string>;
/** In the order in which they follow the records; those that a signature lacks are left out. */
type Parameter = 'SObjectField' | 'Boolean' | 'Database.DMLOptions' | 'AccessLevel';
type Option = PlatformObject | DmlOptionsObject | boolean;

/** Which options may follow the records. */
const COMMON: Parameter[][] = [[], ['Boolean'], ['AccessLevel'], ['Boolean', 'AccessLevel']];
const WITH_OPTIONS: Parameter[][] = [['Database.DMLOptions'], ['Database.DMLOptions', 'AccessLevel']];
const WITH_KEY: Parameter[][] = COMMON.map((parameters) => ['SObjectField', ...parameters]);

const OVERLOADS: Record<Operation, Parameter[][]> = {
    insert: [...COMMON, ...WITH_OPTIONS],
    update: [...COMMON, ...WITH_OPTIONS],
    upsert: [...COMMON, ...WITH_KEY],
    delete: COMMON,
    undelete: COMMON
};

/** The methods of Database that write records. */
export function defineDml(library: Library): void {
    for (const operation of Object.keys(OVERLOADS) as Operation[]) {
        const result = RESULTS[operation];
        const members: Record<string, AnyMember> = {};
        for (const parameters of OVERLOADS[operation])
            for (const given of givenTypes(operation)) {
                const returned = given.startsWith('List') ? `List<${result}>` : result;
                const signature = `static ${returned} ${operation}(${[given, ...parameters].join(', ')})`;
                members[signature] = (records: Given, ...options: Option[]) =>
                    perform(library, operation, records, readOptions(parameters, options));
            }
        library.defineAny('Database', members);
    }
    const insertNow = (records: Given) => perform(library, 'insert', records, {});
    library.defineAny('Database', {
        'static Database.SaveResult insertImmediate(SObject)': insertNow,
        'static List<Database.SaveResult> insertImmediate(List<SObject>)': insertNow,
        'static Database.SaveResult insertAsync(SObject)': insertNow,
        'static List<Database.SaveResult> insertAsync(List<SObject>)': insertNow
    });
}

function givenTypes(operation: Operation): string[] {
    const byId = operation === 'delete' || operation === 'undelete';
    return ['SObject', 'List<SObject>', ...(byId ? ['Id', 'List<Id>'] : [])];
}

function readOptions(parameters: Parameter[], options: Option[]): DmlOptions {
    const read: DmlOptions = { allOrNone: true, access: null, ext: null };
    parameters.forEach((parameter, place) => {
        const option = options[place]!;
        switch (parameter) {
            case 'Boolean':
                read.allOrNone = option !== false;
                break;
            case 'AccessLevel':
                read.access = (option as PlatformObject & { mode: string }).mode;
                break;
            case 'SObjectField':
                read.ext = (option as PlatformObject & { field: { name: string } }).field.name;
                break;
            case 'Database.DMLOptions':
                Object.assign(read, storeOptions(option as DmlOptionsObject));
        }
    });
    return read;
}

function perform(library: Library, operation: Operation, given: Given, options: DmlOptions) {
    const { runtime } = library;
    const records = given instanceof List ? given.items : [given];
    const results = runtime.db.dml(
        operation,
        records.map((record) => recordOf(library, record)),
        options
    );
    if (results.length) runtime.uncommitted = true;
    const className = RESULTS[operation];
    const objects = results.map((result) => resultObject(library, className, result));
    return given instanceof List ? library.list(className, objects) : objects[0]!;
}

function recordOf(library: Library, given: SObject | string | null): SObject {
    if (given === null) return library.refuseNull();
    if (given instanceof SObject) return given;
    const object = library.runtime.db.byPrefix(given);
    if (!object) return library.fail('StringException', `Invalid id: ${given}`);
    const record = new SObject(object);
    record.fields['id'] = given;
    return record;
}

function resultObject(library: Library, className: string, result: DmlResult): PlatformObject {
    const errors = result.errors ?? [];
    const messages = errors.map((error) => error.message).join(', ');
    return library.object(className, {
        ok: result.ok,
        id: result.ok ? result.id : null,
        created: result.created,
        errors,
        str: () => `${className}[getErrors=(${messages});getId=${result.id};isSuccess=${result.ok};]`
    });
}

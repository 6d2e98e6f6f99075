import type { Library } from './library.ts';
import type { ThrownException } from './library-runtime.ts';
import { PLATFORM_EXCEPTIONS } from './exception-names.ts';

const NO_MESSAGE = 'Script-thrown exception';

/** Exception, what all exceptions have, and the platform's own. */
export function defineException(library: Library): void {
    const { runtime } = library;
    const failuresOf = (exception: ThrownException): NonNullable<ThrownException['dml']> =>
        exception.dml ?? library.fail('TypeException', `Cannot call getDml on ${exception.typeName()}`);
    const failureOf = (exception: ThrownException, place: number) =>
        failuresOf(exception)[place] ?? library.fail('ListException', `List index out of bounds: ${place}`);
    const created = (...given: (string | ThrownException | null)[]): ThrownException => {
        const exception = runtime.exception('Exception', null);
        runtime.fillException(exception, given);
        return exception;
    };
    library.define('Exception', {
        'new()': created,
        'new(String?)': created,
        'new(Exception?)': created,
        'new(String?, Exception?)': created,
        'String getMessage()': (exception) =>
            // The platform hides the message of an AuraHandledException from Apex until setMessage is called.
            exception.platformName === 'AuraHandledException' && !exception.set
                ? NO_MESSAGE
                : (exception.message ?? NO_MESSAGE),
        'void setMessage(String?)': (exception, message) => {
            exception.message = message;
            exception.set = true;
        },
        'Exception getCause()': (exception) => exception.cause,
        'void initCause(Exception?)': (exception, cause) => {
            exception.cause = cause;
        },
        'String getStackTraceString()': (exception) => exception.trace,
        'String getTypeName()': (exception) => exception.typeName(),
        'Integer getLineNumber()': (exception) => exception.line,
        'String toString()': (exception) => runtime.str(exception),
        'Integer getNumDml()': (exception) => failuresOf(exception).length,
        'String getDmlMessage(Integer)': (exception, place) => failureOf(exception, place).error.message,
        'List<String> getDmlFieldNames(Integer)': (exception, place) =>
            library.list('String', [...failureOf(exception, place).error.fields]),
        'List<SObjectField> getDmlFields(Integer)': () => library.list('SObjectField', []),
        'Id getDmlId(Integer)': (exception, place) => failureOf(exception, place).id ?? null,
        'Integer getDmlIndex(Integer)': (exception, place) => failureOf(exception, place).index,
        'String getDmlStatusCode(Integer)': (exception, place) => failureOf(exception, place).error.code,
        'StatusCode getDmlType(Integer)': (exception, place) =>
            runtime.statusCode(failureOf(exception, place).error.code),
        'Map<String,Set<String>> getInaccessibleFields()': (exception) =>
            exception.inaccessible ?? library.map('String,Set<String>'),
        'Boolean equals(Object)': (exception, other) => exception === other,
        'Integer hashCode()': (exception) => exception.$identity
    });
    for (const name of PLATFORM_EXCEPTIONS) library.define(name, {}, { extends: 'Exception' });
}

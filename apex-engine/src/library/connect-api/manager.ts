import type { Library } from '../library.ts';

/** Either of them lets a user manage credentials. */
const PERMISSIONS = ['managenamedcredentials', 'customizeapplication'];

/** The platform keeps its set-up from tests, and from users who may not manage it. */
export function checkManager(library: Library): void {
    const { permissions, test } = library.runtime;
    if (test)
        library.fail(
            'UnsupportedOperationException',
            'ConnectApi methods are not supported in data siloed tests. Please use @IsTest(SeeAllData=true).'
        );
    const may = permissions
        .sets()
        .some((set) => PERMISSIONS.some((name) => (set.userPermissions ?? []).includes(name)));
    if (!permissions.all && !may)
        refuse(
            library,
            "You don't have permission to view or manage named credentials and external credentials."
        );
}

export function refuse(library: Library, message: string): never {
    return library.fail('ConnectApi.ConnectApiException', message);
}

export function refuseAsMissing(library: Library, message: string): never {
    return library.fail('ConnectApi.NotFoundException', message);
}

/** Refuses an input that lacks any of the properties; `type` is its class, for the message. */
export function checkRequired<Input extends object>(
    library: Library,
    input: Input | null,
    type: string,
    ...names: (keyof Input & string)[]
): Input {
    const missing = names.find((name) => {
        const value: unknown = input?.[name];
        return value === null || value === undefined || value === '';
    });
    if (input === null || missing !== undefined)
        return refuse(library, `Required field is missing: ${missing ?? names[0]} (${type})`);
    return input;
}

import type { ExternalCredential } from '../../schema/metadata/external-credential.ts';
import type { NamedCredentialStore } from '../../store/named-credentials.ts';
import type { ApexMap, EnumValue, PlatformObject } from '../../values/index.ts';
import type { Library } from '../library.ts';
import { checkManager, checkRequired, refuse, refuseAsMissing } from './manager.ts';

type Principal = ExternalCredential['principals'][number];
type CredentialInput = PlatformObject & {
    externalcredential: string;
    principalname: string;
    principaltype: EnumValue;
    authenticationprotocol: EnumValue;
    credentials: ApexMap<string, PlatformObject & { value: string }>;
};

declare module '../apex-types.ts' {
    interface ApexTypes {
        'ConnectApi.CredentialInput': CredentialInput;
        'ConnectApi.CredentialPrincipalType': EnumValue;
    }
}

/** The secrets of the principals of External Credentials: they are written, and never come back. */
export function defineCredentials(library: Library, store: NamedCredentialStore): void {
    const principalOf = (external: ExternalCredential, name: string): Principal =>
        external.principals.find((one) => one.name.toLowerCase() === name.toLowerCase()) ??
        refuseAsMissing(library, `Principal ${name} of external credential ${external.name} not found.`);
    /** `exists`: whether the principal must have a credential already, or must not; null for either. */
    const save = (input: CredentialInput, exists: boolean | null): PlatformObject => {
        checkManager(library);
        checkRequired(
            library,
            input,
            'CredentialInput',
            'externalcredential',
            'principalname',
            'principaltype',
            'authenticationprotocol',
            'credentials'
        );
        const external = externalOf(library, store, input.externalcredential);
        const principal = principalOf(external, input.principalname);
        checkKinds(library, input, external, principal);
        const configured = isConfigured(store, external, principal);
        if (exists === false && configured) refuse(library, 'The credential already exists.');
        if (exists === true && !configured) refuseAsMissing(library, 'The credential does not exist.');
        const secrets = new Map<string, string>();
        for (const [name, value] of input.credentials.entries())
            secrets.set(name, checkRequired(library, value, 'CredentialValueInput', 'value').value);
        if (exists === true) store.deleteSecrets(external.name, principal.name);
        store.saveSecrets(external.name, principal.name, secrets);
        return credentialOutput(library, store, external, principal);
    };
    library.define('ConnectApi.NamedCredentials', {
        'static ConnectApi.Credential createCredential(ConnectApi.CredentialInput)': (input) =>
            save(input, false),
        'static ConnectApi.Credential updateCredential(ConnectApi.CredentialInput)': (input) =>
            save(input, true),
        'static ConnectApi.Credential patchCredential(ConnectApi.CredentialInput)': (input) =>
            save(input, null),
        'static ConnectApi.Credential getCredential(String, String, ConnectApi.CredentialPrincipalType?)': (
            externalName,
            principalName
        ) => {
            checkManager(library);
            const external = externalOf(library, store, externalName);
            return credentialOutput(library, store, external, principalOf(external, principalName));
        },
        'static void deleteCredential(String, String, ConnectApi.CredentialPrincipalType?)': (
            externalName,
            principalName
        ) => {
            checkManager(library);
            const external = externalOf(library, store, externalName);
            store.deleteSecrets(external.name, principalOf(external, principalName).name);
        },
        'static ConnectApi.ExternalCredential getExternalCredential(String)': (name) => {
            checkManager(library);
            return externalOutput(library, store, externalOf(library, store, name));
        }
    });
}

/** An External Credential of the project. */
export function externalOf(library: Library, store: NamedCredentialStore, name: string): ExternalCredential {
    return store.external(name) ?? refuseAsMissing(library, `External credential ${name} not found.`);
}

export function externalOutput(
    library: Library,
    store: NamedCredentialStore,
    external: ExternalCredential
): PlatformObject {
    const principals = external.principals.map((principal) =>
        library.object('ConnectApi.ExternalCredentialPrincipal', {
            principalname: principal.name,
            principaltype: library.runtime.enumConstant('ConnectApi.CredentialPrincipalType', principal.type),
            sequencenumber: principal.sequence,
            authenticationstatus: statusOf(library, store, external, principal)
        })
    );
    return library.object('ConnectApi.ExternalCredential', {
        developername: external.name,
        masterlabel: external.label,
        authenticationprotocol: protocolOf(library, external),
        principals: library.list('ConnectApi.ExternalCredentialPrincipal', principals),
        authenticationstatus: null,
        parameters: null
    });
}

function checkKinds(
    library: Library,
    input: CredentialInput,
    external: ExternalCredential,
    principal: Principal
): void {
    if (input.authenticationprotocol.name !== external.protocol)
        refuse(
            library,
            `The authentication protocol of external credential ${external.name} is ${external.protocol}.`
        );
    if (principal.type !== input.principaltype.name)
        refuse(library, `The type of principal ${principal.name} is ${principal.type}.`);
}

function isConfigured(
    store: NamedCredentialStore,
    external: ExternalCredential,
    principal: Principal
): boolean {
    return store.secretNames(external.name, principal.name).length > 0;
}

function statusOf(
    library: Library,
    store: NamedCredentialStore,
    external: ExternalCredential,
    principal: Principal
): EnumValue | null {
    const status = isConfigured(store, external, principal) ? 'Configured' : 'NotConfigured';
    return library.runtime.enumConstant('ConnectApi.CredentialAuthenticationStatus', status);
}

function protocolOf(library: Library, external: ExternalCredential): EnumValue | null {
    return library.runtime.enumConstant('ConnectApi.CredentialAuthenticationProtocol', external.protocol);
}

function credentialOutput(
    library: Library,
    store: NamedCredentialStore,
    external: ExternalCredential,
    principal: Principal
): PlatformObject {
    const hidden = () =>
        library.object('ConnectApi.CredentialValue', { value: null, encrypted: true, revealed: false });
    const names = store.secretNames(external.name, principal.name);
    return library.object('ConnectApi.Credential', {
        externalcredential: external.name,
        principalname: principal.name,
        principaltype: library.runtime.enumConstant('ConnectApi.CredentialPrincipalType', principal.type),
        authenticationprotocol: protocolOf(library, external),
        credentials: library.map(
            'String,ConnectApi.CredentialValue',
            names.map((name): [string, PlatformObject] => [name, hidden()])
        ),
        authenticationstatus: statusOf(library, store, external, principal)
    });
}

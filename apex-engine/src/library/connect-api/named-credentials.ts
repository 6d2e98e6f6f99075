import type { NamedCredentialStore } from '../../store/named-credentials.ts';
import type { EnumValue, List, PlatformObject } from '../../values/index.ts';
import type { Library } from '../library.ts';
import { externalOf, externalOutput } from './credentials.ts';
import { checkManager, checkRequired, refuse, refuseAsMissing } from './manager.ts';

type Input = PlatformObject & {
    developername: string;
    masterlabel: string;
    type: EnumValue;
    callouturl: string;
    calloutoptions: PlatformObject;
    externalcredentials: List<PlatformObject & { developername: string }> | null;
};

declare module '../apex-types.ts' {
    interface ApexTypes {
        'ConnectApi.NamedCredentialInput': Input;
    }
}

/** Named Credentials that point at an External Credential of the project. */
export function defineNamedCredentials(library: Library, store: NamedCredentialStore): void {
    library.define('ConnectApi.NamedCredentials', {
        'static ConnectApi.NamedCredential getNamedCredential(String)': (name) => {
            checkManager(library);
            return output(library, store, name);
        },
        'static ConnectApi.NamedCredential createNamedCredential(ConnectApi.NamedCredentialInput)': (
            input
        ) => {
            checkManager(library);
            const { developername } = checkRequired(library, input, 'NamedCredentialInput', 'developername');
            if (store.has(developername))
                refuse(
                    library,
                    'This Name already exists or has been previously used. Please choose a different name.'
                );
            return save(library, store, developername, input);
        },
        'static ConnectApi.NamedCredential updateNamedCredential(String, ConnectApi.NamedCredentialInput)': (
            name,
            input
        ) => {
            checkManager(library);
            if (!store.has(name)) refuseAsMissing(library, `Named credential ${name} not found.`);
            return save(library, store, name, input);
        }
    });
}

function save(library: Library, store: NamedCredentialStore, name: string, input: Input): PlatformObject {
    checkRequired(
        library,
        input,
        'NamedCredentialInput',
        'masterlabel',
        'type',
        'calloutoptions',
        'callouturl'
    );
    if (!/^https?:\/\/[^\s/]+/i.test(input.callouturl))
        refuse(library, `The callout URL is not valid: ${input.callouturl}`);
    const externals = input.externalcredentials?.items ?? [];
    if (externals.length !== 1) refuse(library, 'A named credential has one external credential.');
    const external = externalOf(library, store, externals[0]!.developername);
    store.save({
        name,
        label: input.masterlabel,
        url: input.callouturl,
        externalCredential: external.name
    });
    return output(library, store, name);
}

function output(library: Library, store: NamedCredentialStore, name: string): PlatformObject {
    const target = store.target(name) ?? refuseAsMissing(library, `Named credential ${name} not found.`);
    const external = externalOf(library, store, target.externalcredential);
    return library.object('ConnectApi.NamedCredential', {
        developername: name,
        masterlabel: name,
        callouturl: target.url,
        type: library.runtime.enumConstant('ConnectApi.NamedCredentialType', 'SecuredEndpoint'),
        calloutoptions: null,
        externalcredentials: library.list('ConnectApi.ExternalCredential', [
            externalOutput(library, store, external)
        ]),
        parameters: null
    });
}

// ConnectApi: data classes, and Named Credentials. What else it offers needs a real org and is refused by name.
import { AList, AMap, NObj, Unsupported } from '../values.mjs';
import { NamedCredentialStore } from '../store/named-credentials.ts';
import { dataClasses } from './data-class.mjs';

/** Either of them lets a user manage credentials. */
const MANAGING = ['managenamedcredentials', 'customizeapplication'];

export function installConnectApi(rt, N) {
    const T = rt.types;
    const bean = dataClasses(rt, N);
    const store = (rt.namedCredentials = new NamedCredentialStore(rt));
    const fail = (message, type = 'ConnectApi.ConnectApiException') => {
        throw rt.ex(type, message);
    };
    const notFound = (message) => fail(message, 'ConnectApi.NotFoundException');
    /** The platform keeps its set-up from tests, and from users who may not manage it. */
    const open = () => {
        if (rt.test)
            fail(
                'ConnectApi methods are not supported in data siloed tests. Please use @IsTest(SeeAllData=true).',
                'UnsupportedOperationException'
            );
        const sets = rt.perm.sets();
        const may = sets.some((set) => MANAGING.some((name) => (set.userPerms ?? []).includes(name)));
        if (!rt.perm.all && !may)
            fail("You don't have permission to view or manage named credentials and external credentials.");
    };
    const L = (type, items) => new AList(T.list(T.parse(type)), items);
    const output = (type, values) => new NObj(type, values);
    const required = (object, type, ...names) => {
        for (const name of names)
            if (object?.[name] === null || object?.[name] === undefined || object[name] === '')
                fail(`Required field is missing: ${name} (${type})`);
        return object;
    };
    const externalOf = (name) => store.external(name) ?? notFound(`External credential ${name} not found.`);
    const principalOf = (external, name) =>
        external.principals.find((one) => one.name.toLowerCase() === String(name).toLowerCase()) ??
        notFound(`Principal ${name} of external credential ${external.name} not found.`);
    const statusOf = (external, principal) =>
        rt.en(
            'ConnectApi.CredentialAuthenticationStatus',
            store.secretNames(external.name, principal.name).length ? 'Configured' : 'NotConfigured'
        );
    const externalOutput = (external) =>
        output('ConnectApi.ExternalCredential', {
            developername: external.name,
            masterlabel: external.label,
            authenticationprotocol: rt.en('ConnectApi.CredentialAuthenticationProtocol', external.protocol),
            principals: L(
                'ConnectApi.ExternalCredentialPrincipal',
                external.principals.map((principal) =>
                    output('ConnectApi.ExternalCredentialPrincipal', {
                        principalname: principal.name,
                        principaltype: rt.en('ConnectApi.CredentialPrincipalType', principal.type),
                        sequencenumber: principal.sequence,
                        authenticationstatus: statusOf(external, principal)
                    })
                )
            ),
            authenticationstatus: null,
            parameters: null
        });
    /** Encrypted values never come back. */
    const credentialOutput = (external, principal) => {
        const credentials = new AMap(T.parse('Map<String,ConnectApi.CredentialValue>'));
        for (const name of store.secretNames(external.name, principal.name))
            credentials.put(
                name,
                output('ConnectApi.CredentialValue', { value: null, encrypted: true, revealed: false })
            );
        return output('ConnectApi.Credential', {
            externalcredential: external.name,
            principalname: principal.name,
            principaltype: rt.en('ConnectApi.CredentialPrincipalType', principal.type),
            authenticationprotocol: rt.en('ConnectApi.CredentialAuthenticationProtocol', external.protocol),
            credentials,
            authenticationstatus: statusOf(external, principal)
        });
    };
    /** `exists`: whether the principal must have a credential already, or must not; null for either. */
    const saveCredential = (input, exists) => {
        open();
        required(input, 'CredentialInput', 'externalcredential', 'principalname', 'principaltype');
        required(input, 'CredentialInput', 'authenticationprotocol', 'credentials');
        const external = externalOf(input.externalcredential);
        const principal = principalOf(external, input.principalname);
        if (input.authenticationprotocol.name !== external.protocol)
            fail(
                `The authentication protocol of external credential ${external.name} is ${external.protocol}.`
            );
        if (principal.type !== input.principaltype.name)
            fail(`The type of principal ${principal.name} is ${principal.type}.`);
        const configured = store.secretNames(external.name, principal.name).length > 0;
        if (exists === false && configured) fail('The credential already exists.');
        if (exists === true && !configured) notFound('The credential does not exist.');
        const secrets = new Map();
        for (const [name, value] of input.credentials.entries())
            secrets.set(name, required(value, 'CredentialValueInput', 'value').value);
        if (exists === true) store.deleteSecrets(external.name, principal.name);
        store.saveSecrets(external.name, principal.name, secrets);
        return credentialOutput(external, principal);
    };
    const namedOutput = (name) => {
        const { url, externalcredential } =
            store.target(name) ?? notFound(`Named credential ${name} not found.`);
        return output('ConnectApi.NamedCredential', {
            developername: name,
            masterlabel: name,
            callouturl: url,
            type: rt.en('ConnectApi.NamedCredentialType', 'SecuredEndpoint'),
            calloutoptions: null,
            externalcredentials: L('ConnectApi.ExternalCredential', [
                externalOutput(externalOf(externalcredential))
            ]),
            parameters: null
        });
    };
    const saveNamedCredential = (name, input) => {
        required(input, 'NamedCredentialInput', 'masterlabel', 'type', 'calloutoptions', 'callouturl');
        if (!/^https?:\/\/[^\s/]+/i.test(input.callouturl))
            fail(`The callout URL is not valid: ${input.callouturl}`);
        const externals = input.externalcredentials?.a ?? [];
        if (externals.length !== 1) fail('A named credential has one external credential.');
        const external = externalOf(externals[0].developername);
        store.save({
            name,
            label: input.masterlabel,
            url: input.callouturl,
            externalCredential: external.name
        });
        return namedOutput(name);
    };
    const refused = (c, ...signatures) => {
        const members = {};
        for (const signature of signatures)
            members[`static any ${signature}`] = () => {
                if (rt.test) open();
                throw new Unsupported(`ConnectApi.${c}`);
            };
        return members;
    };
    N('ConnectApi.NamedCredentials', {
        ...refused(
            'NamedCredentials',
            'createExternalCredential(Object)',
            'updateExternalCredential(String, Object)',
            'getOAuthCredentialAuthUrl(Object)'
        ),
        'static ConnectApi.Credential createCredential(ConnectApi.CredentialInput)': (input) =>
            saveCredential(input, false),
        'static ConnectApi.Credential updateCredential(ConnectApi.CredentialInput)': (input) =>
            saveCredential(input, true),
        'static ConnectApi.Credential patchCredential(ConnectApi.CredentialInput)': (input) =>
            saveCredential(input, null),
        'static ConnectApi.Credential getCredential(String, String, ConnectApi.CredentialPrincipalType)': (
            externalName,
            principalName
        ) => {
            open();
            const external = externalOf(externalName);
            return credentialOutput(external, principalOf(external, principalName));
        },
        'static void deleteCredential(String, String, ConnectApi.CredentialPrincipalType)': (
            externalName,
            principalName
        ) => {
            open();
            const external = externalOf(externalName);
            store.deleteSecrets(external.name, principalOf(external, principalName).name);
        },
        'static ConnectApi.ExternalCredential getExternalCredential(String)': (name) => {
            open();
            return externalOutput(externalOf(name));
        },
        'static ConnectApi.NamedCredential getNamedCredential(String)': (name) => {
            open();
            return namedOutput(name);
        },
        'static ConnectApi.NamedCredential createNamedCredential(ConnectApi.NamedCredentialInput)': (
            input
        ) => {
            open();
            const { developername } = required(input, 'NamedCredentialInput', 'developername');
            if (store.has(developername))
                fail('This Name already exists or has been previously used. Please choose a different name.');
            return saveNamedCredential(developername, input);
        },
        'static ConnectApi.NamedCredential updateNamedCredential(String, ConnectApi.NamedCredentialInput)': (
            name,
            input
        ) => {
            open();
            if (!store.has(name)) notFound(`Named credential ${name} not found.`);
            return saveNamedCredential(name, input);
        }
    });
    N(
        'ConnectApi.ChatterUsers',
        refused(
            'ChatterUsers',
            'getFollowings(String, String)',
            'getUser(String, String)',
            'getPhoto(String, String)'
        )
    );
    N(
        'ConnectApi.ChatterFeeds',
        refused(
            'ChatterFeeds',
            'postFeedElement(String, Object)',
            'postFeedElement(String, String, Object, String)'
        )
    );
    N('ConnectApi.Organization', refused('Organization', 'getSettings()'));
    N.enum('ConnectApi.CredentialPrincipalType', 'NamedPrincipal PerUserPrincipal AwsStsPrincipal Anonymous');
    N.enum(
        'ConnectApi.CredentialAuthenticationProtocol',
        'Oauth OauthPerUser Custom Basic Jwt JwtExchange AwsSv4 NoAuthentication'
    );
    N.enum('ConnectApi.NamedCredentialType', 'SecuredEndpoint Legacy PrivateEndpoint');
    N.enum('ConnectApi.CredentialAuthenticationStatus', 'Configured Unknown NotConfigured');
    bean('ConnectApi.CredentialValueInput', 'String value; Boolean encrypted; Boolean revealed');
    bean('ConnectApi.CredentialValue', 'String value; Boolean encrypted; Boolean revealed');
    bean(
        'ConnectApi.CredentialInput',
        'String externalCredential; String principalName; ConnectApi.CredentialPrincipalType principalType; ConnectApi.CredentialAuthenticationProtocol authenticationProtocol; Map<String,ConnectApi.CredentialValueInput> credentials'
    );
    bean(
        'ConnectApi.Credential',
        'String externalCredential; String principalName; ConnectApi.CredentialPrincipalType principalType; ConnectApi.CredentialAuthenticationProtocol authenticationProtocol; Map<String,ConnectApi.CredentialValue> credentials; ConnectApi.CredentialAuthenticationStatus authenticationStatus'
    );
    bean(
        'ConnectApi.ExternalCredentialPrincipal',
        'String principalName; ConnectApi.CredentialPrincipalType principalType; Integer sequenceNumber; ConnectApi.CredentialAuthenticationStatus authenticationStatus'
    );
    bean(
        'ConnectApi.ExternalCredentialPrincipalInput',
        'String principalName; ConnectApi.CredentialPrincipalType principalType; Integer sequenceNumber; List<ConnectApi.PrincipalParameterInput> parameters; List<String> permissionSets'
    );
    bean('ConnectApi.PrincipalParameterInput', 'String name; String value');
    bean(
        'ConnectApi.ExternalCredential',
        'String developerName; String masterLabel; ConnectApi.CredentialAuthenticationProtocol authenticationProtocol; List<ConnectApi.ExternalCredentialPrincipal> principals; ConnectApi.CredentialAuthenticationStatus authenticationStatus; Object parameters'
    );
    bean(
        'ConnectApi.ExternalCredentialInput',
        'String developerName; String masterLabel; ConnectApi.CredentialAuthenticationProtocol authenticationProtocol; List<ConnectApi.ExternalCredentialPrincipalInput> principals; Object parameters'
    );
    bean(
        'ConnectApi.NamedCredentialCalloutOptions',
        'Boolean allowMergeFieldsInBody; Boolean allowMergeFieldsInHeader; Boolean generateAuthorizationHeader'
    );
    bean(
        'ConnectApi.NamedCredentialCalloutOptionsInput',
        'Boolean allowMergeFieldsInBody; Boolean allowMergeFieldsInHeader; Boolean generateAuthorizationHeader'
    );
    bean(
        'ConnectApi.NamedCredential',
        'String developerName; String masterLabel; String calloutUrl; ConnectApi.NamedCredentialType type; ConnectApi.NamedCredentialCalloutOptions calloutOptions; List<ConnectApi.ExternalCredential> externalCredentials; Object parameters'
    );
    bean(
        'ConnectApi.NamedCredentialInput',
        'String developerName; String masterLabel; String calloutUrl; ConnectApi.NamedCredentialType type; ConnectApi.NamedCredentialCalloutOptionsInput calloutOptions; List<ConnectApi.ExternalCredentialInput> externalCredentials; Object parameters'
    );
    bean('ConnectApi.NamedCredentialList', 'List<ConnectApi.NamedCredential> namedCredentials');
}

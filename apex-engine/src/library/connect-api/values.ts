import { defineDataClass } from '../data-class.ts';
import type { Library } from '../library.ts';

const ENUMS: Record<string, string> = {
    CredentialPrincipalType: 'NamedPrincipal PerUserPrincipal AwsStsPrincipal Anonymous',
    CredentialAuthenticationProtocol:
        'Oauth OauthPerUser Custom Basic Jwt JwtExchange AwsSv4 NoAuthentication',
    NamedCredentialType: 'SecuredEndpoint Legacy PrivateEndpoint',
    CredentialAuthenticationStatus: 'Configured Unknown NotConfigured'
};

const VALUE = 'String value; Boolean encrypted; Boolean revealed';
const CREDENTIAL = `String externalCredential; String principalName;
    ConnectApi.CredentialPrincipalType principalType;
    ConnectApi.CredentialAuthenticationProtocol authenticationProtocol`;
const PRINCIPAL = `String principalName; ConnectApi.CredentialPrincipalType principalType;
    Integer sequenceNumber`;
const EXTERNAL = `String developerName; String masterLabel;
    ConnectApi.CredentialAuthenticationProtocol authenticationProtocol; Object parameters`;
const NAMED = `String developerName; String masterLabel; String calloutUrl;
    ConnectApi.NamedCredentialType type; Object parameters`;
const OPTIONS = `Boolean allowMergeFieldsInBody; Boolean allowMergeFieldsInHeader;
    Boolean generateAuthorizationHeader`;
const STATUS = 'ConnectApi.CredentialAuthenticationStatus authenticationStatus';

const CLASSES: Record<string, string> = {
    CredentialValueInput: VALUE,
    CredentialValue: VALUE,
    CredentialInput: `${CREDENTIAL}; Map<String,ConnectApi.CredentialValueInput> credentials`,
    Credential: `${CREDENTIAL}; Map<String,ConnectApi.CredentialValue> credentials; ${STATUS}`,
    ExternalCredentialPrincipal: `${PRINCIPAL}; ${STATUS}`,
    ExternalCredentialPrincipalInput: `${PRINCIPAL};
        List<ConnectApi.PrincipalParameterInput> parameters; List<String> permissionSets`,
    PrincipalParameterInput: 'String name; String value',
    ExternalCredential: `${EXTERNAL}; List<ConnectApi.ExternalCredentialPrincipal> principals; ${STATUS}`,
    ExternalCredentialInput: `${EXTERNAL}; List<ConnectApi.ExternalCredentialPrincipalInput> principals`,
    NamedCredentialCalloutOptions: OPTIONS,
    NamedCredentialCalloutOptionsInput: OPTIONS,
    NamedCredential: `${NAMED}; ConnectApi.NamedCredentialCalloutOptions calloutOptions;
        List<ConnectApi.ExternalCredential> externalCredentials`,
    NamedCredentialInput: `${NAMED}; ConnectApi.NamedCredentialCalloutOptionsInput calloutOptions;
        List<ConnectApi.ExternalCredentialInput> externalCredentials`,
    NamedCredentialList: 'List<ConnectApi.NamedCredential> namedCredentials'
};

/** What the credential methods take and give. */
export function defineConnectApiValues(library: Library): void {
    for (const [name, values] of Object.entries(ENUMS)) library.defineEnum(`ConnectApi.${name}`, values);
    for (const [name, properties] of Object.entries(CLASSES))
        defineDataClass(library, `ConnectApi.${name}`, properties);
}

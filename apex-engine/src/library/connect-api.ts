// ConnectApi: data classes, and Named Credentials. The rest needs a real org and is refused by name.
import { Unsupported } from '../values/index.ts';
import { NamedCredentialStore } from '../store/named-credentials.ts';
import { defineCredentials } from './connect-api/credentials.ts';
import { checkManager } from './connect-api/manager.ts';
import { defineNamedCredentials } from './connect-api/named-credentials.ts';
import { defineConnectApiValues } from './connect-api/values.ts';
import type { Library } from './library.ts';

const REFUSED: Record<string, string[]> = {
    NamedCredentials: [
        'createExternalCredential(Object)',
        'updateExternalCredential(String?, Object)',
        'getOAuthCredentialAuthUrl(Object)'
    ],
    ChatterUsers: [
        'getFollowings(String?, String?)',
        'getUser(String?, String?)',
        'getPhoto(String?, String?)'
    ],
    ChatterFeeds: ['postFeedElement(String?, Object)', 'postFeedElement(String?, String?, Object, String?)'],
    Organization: ['getSettings()']
};

export function defineConnectApi(library: Library): void {
    const store = new NamedCredentialStore(library.runtime as never);
    library.runtime.namedCredentials = store;
    for (const [name, signatures] of Object.entries(REFUSED)) {
        const refuse = (): never => {
            if (library.runtime.test) checkManager(library);
            throw new Unsupported(`ConnectApi.${name}`);
        };
        for (const signature of signatures)
            library.defineAny(`ConnectApi.${name}`, { [`static any ${signature}`]: refuse });
    }
    defineConnectApiValues(library);
    defineCredentials(library, store);
    defineNamedCredentials(library, store);
}

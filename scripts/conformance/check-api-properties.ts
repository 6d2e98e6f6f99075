import { audiences } from '../../relay/src/partner-center/token-endpoint.ts';
import { missingFrom } from './compare.ts';
import { judge, type Verdict } from './verdict.ts';

/** How Microsoft's own connector signs in: the audience has to be the one that the relay asks for. */
export async function checkApiProperties(json: unknown): Promise<Verdict> {
    const { properties } = json as {
        properties?: { connectionParameters?: { token?: { oAuthSettings?: unknown } } };
    };
    const expected = {
        identityProvider: 'aad',
        properties: { AzureActiveDirectoryResourceId: audiences.referrals },
        customParameters: {
            loginUri: { value: 'https://login.windows.net' },
            tenantId: { value: 'common' },
            resourceUri: { value: audiences.referrals }
        }
    };
    return judge(
        missingFrom(expected, properties?.connectionParameters?.token?.oAuthSettings),
        `the audience ${audiences.referrals} is the relay's own; its address of the sign-in is an older name`
    );
}

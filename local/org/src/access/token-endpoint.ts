import type { EngineThread } from '../engine/engine-thread.ts';
import type { ConnectedApp } from '../options.ts';
import { identityUrl } from '../rest/org-info.ts';
import { usernameOf } from './assertion.ts';
import { OAuthError } from './oauth-error.ts';
import type { Sessions } from './sessions.ts';

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/**
 * `POST /services/oauth2/token`: a session for the user whom the assertion names.
 * Throws OAuthError for another grant type, a bad assertion, or a user who is unknown or inactive.
 */
export async function issueToken(
    form: URLSearchParams,
    {
        engine,
        sessions,
        app,
        url
    }: { engine: EngineThread; sessions: Sessions; app: ConnectedApp; url: string }
) {
    if (form.get('grant_type') !== JWT_BEARER) {
        throw new OAuthError('unsupported_grant_type', 'grant type not supported');
    }
    const assertion = form.get('assertion');
    if (!assertion) throw new OAuthError('invalid_request', 'must provide assertion');
    const user = await engine.request('user', await usernameOf(assertion, app, url));
    if (!user) throw new OAuthError('invalid_grant', "user hasn't approved this consumer");
    if (!user.active) throw new OAuthError('inactive_user', 'user is inactive');
    return {
        access_token: sessions.open(user.id),
        scope: 'api web',
        instance_url: url,
        id: identityUrl(url, engine.ready.orgId, user.id),
        token_type: 'Bearer',
        api_instance_url: url
    };
}

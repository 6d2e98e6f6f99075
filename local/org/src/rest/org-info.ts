import type { Row } from 'apex-engine';
import type { RestContext, RestHandler } from './call.ts';
import { notFound, RestError } from './rest-error.ts';

/** API versions that this org answers to: Winter '24 (60) and, for older clients, from 50 on. */
export const FIRST_VERSION = 50;
export const LAST_VERSION = 67;

/** `GET /services/data`; asks for no session. */
export function versionList() {
    const count = LAST_VERSION - FIRST_VERSION + 1;
    return Array.from({ length: count }, (_, i) => FIRST_VERSION + i).map((version) => ({
        label: `API ${version}`,
        url: `/services/data/v${version}.0`,
        version: `${version}.0`
    }));
}

/** `GET /services/data/vXX.0`: the resources, and who asks. */
export const resourceList: RestHandler = ({ apiVersion, url, org, call }) => {
    const base = `/services/data/v${apiVersion}`;
    const names = ['sobjects', 'query', 'queryAll', 'composite', 'limits', 'ui-api'];
    return {
        status: 200,
        body: {
            ...Object.fromEntries(names.map((name) => [name, `${base}/${name}`])),
            identity: identityUrl(url, org.runtime.orgRow.id, call.userId)
        }
    };
};

/** `GET /limits`. Nothing is counted here: a local org has no daily allowance to use up. */
export const limits: RestHandler = () => ({
    status: 200,
    body: {
        DailyApiRequests: { Max: 100000, Remaining: 100000 },
        DailyStandardVolumePlatformEvents: { Max: 25000, Remaining: 25000 },
        HourlyPublishedPlatformEvents: { Max: 250000, Remaining: 250000 },
        MonthlyPlatformEventsUsageEntitlement: { Max: 1000000, Remaining: 1000000 }
    }
});

export const identityUrl = (url: string, orgId: string, userId: string) => `${url}/id/${orgId}/${userId}`;

/** `GET /id/{org}/{user}`: the identity of the user who asks; another's is refused. */
export const identity: RestHandler = (context) => {
    const { org, call, params } = context;
    if (params[0] !== org.runtime.orgRow.id || params[1] !== call.userId) {
        throw new RestError(403, 'FORBIDDEN', 'Bad_OAuth_Token');
    }
    const user = theUser(context);
    return {
        status: 200,
        body: {
            id: identityUrl(context.url, org.runtime.orgRow.id, call.userId),
            asserted_user: true,
            user_id: call.userId,
            organization_id: org.runtime.orgRow.id,
            username: user.username,
            nick_name: user.communitynickname,
            display_name: user.name,
            email: user.email,
            first_name: user.firstname,
            last_name: user.lastname,
            timezone: user.timezonesidkey,
            active: user.isactive,
            user_type: 'STANDARD',
            language: user.languagelocalekey,
            locale: user.localesidkey,
            utcOffset: 0,
            urls: serviceUrls(context)
        }
    };
};

/** `GET /services/oauth2/userinfo` (OpenID Connect). */
export const userInfo: RestHandler = (context) => {
    const { org, call } = context;
    const user = theUser(context);
    return {
        status: 200,
        body: {
            sub: identityUrl(context.url, org.runtime.orgRow.id, call.userId),
            user_id: call.userId,
            organization_id: org.runtime.orgRow.id,
            preferred_username: user.username,
            nickname: user.communitynickname,
            name: user.name,
            email: user.email,
            given_name: user.firstname,
            family_name: user.lastname,
            zoneinfo: user.timezonesidkey,
            active: user.isactive,
            user_type: 'STANDARD',
            urls: serviceUrls(context)
        }
    };
};

function theUser({ org, call }: RestContext): Row {
    const user = org.runtime.db.get(call.userId);
    if (!user) throw notFound();
    return user;
}

const serviceUrls = ({ url }: RestContext) => ({
    rest: `${url}/services/data/v{version}/`,
    sobjects: `${url}/services/data/v{version}/sobjects/`,
    query: `${url}/services/data/v{version}/query/`
});

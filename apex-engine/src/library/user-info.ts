import type { Library } from './library.ts';
import type { Row } from './library-runtime.ts';
import type { AnyMember } from './signature.ts';
import { timeZone } from './time-zone.ts';

const TEXTS: Record<string, (user: Row) => unknown> = {
    getName: (user) => user['name'] || [user['firstname'], user['lastname']].filter(Boolean).join(' '),
    getFirstName: (user) => user['firstname'],
    getLastName: (user) => user['lastname'],
    getUserName: (user) => user['username'],
    getUserEmail: (user) => user['email'],
    getLocale: (user) => user['localesidkey'] || 'en_US',
    getLanguage: (user) => user['languagelocalekey'] || 'en_US',
    getUserType: (user) => user['usertype'] || 'Standard'
};
const IDS: Record<string, (user: Row) => unknown> = {
    getUserId: (user) => user.id,
    getProfileId: (user) => user['profileid'],
    getUserRoleId: (user) => user['userroleid']
};

/** The user who runs, and the org. */
export function defineUserInfo(library: Library): void {
    const { runtime } = library;
    const members: Record<string, AnyMember> = {};
    for (const [name, read] of Object.entries(TEXTS))
        members[`static String ${name}()`] = () => read(runtime.user) ?? null;
    for (const [name, read] of Object.entries(IDS))
        members[`static Id ${name}()`] = () => read(runtime.user) ?? null;
    library.defineAny('UserInfo', members);
    library.define('UserInfo', {
        'static Id getOrganizationId()': () => runtime.orgRow.id,
        'static String getOrganizationName()': () => runtime.orgRow['name'] as string,
        'static TimeZone getTimeZone()': () =>
            timeZone(library, (runtime.user['timezonesidkey'] as string | null) || 'GMT'),
        'static String getSessionId()': () => '00Dxx!SESSION',
        'static String getDefaultCurrency()': () => 'USD',
        'static Boolean isMultiCurrencyOrganization()': () => runtime.schema.shape?.multiCurrency === true,
        'static String getUiTheme()': () => 'Theme4d',
        'static String getUiThemeDisplayed()': () => 'Theme4d',
        'static Boolean isCurrentUserLicensed(String)': () => true,
        'static Boolean isCurrentUserLicensedForPackage(Id)': () => true,
        'static Boolean hasPackageLicense(Id)': () => true
    });
}

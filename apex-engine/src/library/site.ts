import type { Library } from './library.ts';

/** The org has no sites, communities and app menu: what is asked of them is null. */
export function defineSite(library: Library): void {
    const none = (): null => null;
    library.define('Network', {
        'static String getNetworkId()': none,
        'static String getLoginUrl(String?)': none
    });
    library.define('Site', {
        'static String getDomain()': none,
        'static String getBaseUrl()': none,
        'static String getName()': none,
        'static String getSiteId()': none,
        'static String getPathPrefix()': none
    });
    library.define('AppLauncher.AppMenu', {
        'static void setOrgSortOrder(List<Id>)': () => {},
        'static void setUserSortOrder(List<Id>)': () => {}
    });
    library.define('QuickAction', {});
}

import type { PlatformObject } from '../values/index.ts';
import type { Library } from './library.ts';

type Url = PlatformObject & { url: URL; written: string };

declare module './apex-types.ts' {
    interface ApexTypes {
        Url: Url;
    }
}

const MY_DOMAIN = 'apexrunner.my.salesforce.com';

export function defineUrl(library: Library): void {
    const urlOf = (written: string): Url =>
        URL.canParse(written)
            ? library.object('Url', { url: new URL(written), written, str: () => written })
            : library.fail('MalformedURLException', `no protocol: ${written}`);
    const orgUrl = (): Url => urlOf(`https://${MY_DOMAIN}`);
    library.define('Url', {
        'new(String)': urlOf,
        'new(Url, String)': ({ url }, path) => urlOf(new URL(path, url).href),
        'new(String, String, String)': (protocol, host, file) => urlOf(`${protocol}://${host}${file}`),
        'static Url getOrgDomainUrl()': orgUrl,
        'static Url getSalesforceBaseUrl()': orgUrl,
        'static Url getCurrentRequestUrl()': () => urlOf(`https://${MY_DOMAIN}/services/apexrest`),
        'static String getFileFieldURL(String, String)': (id) => `/servlet/servlet.FileDownload?file=${id}`,
        'String toExternalForm()': ({ written }) => written,
        'String getHost()': ({ url }) => url.hostname,
        'String getPath()': ({ url, written }) =>
            url.pathname === '/' && !written.endsWith('/') ? '' : url.pathname,
        'String getProtocol()': ({ url }) => url.protocol.slice(0, -1),
        'String getQuery()': ({ url }) => url.search.slice(1) || null,
        'String getRef()': ({ url }) => url.hash.slice(1) || null,
        'String getFile()': ({ url }) => url.pathname + url.search,
        'String getAuthority()': ({ url }) => url.host,
        'Integer getPort()': ({ url }) => (url.port ? Number(url.port) : -1),
        'Integer getDefaultPort()': ({ url }) => (url.protocol === 'https:' ? 443 : 80),
        'String getUserInfo()': ({ url }) => url.username || null,
        'Boolean sameFile(Url)': ({ written }, other) => written === other.written
    });
    library.define('DomainCreator', {
        'static String getOrgMyDomainHostname()': () => MY_DOMAIN,
        'static String getLightningHostname()': () => 'apexrunner.lightning.force.com',
        'static String getVisualforceHostname(String?)': (name) => `apexrunner--${name || 'c'}.vf.force.com`,
        'static String getSetupHostname()': () => 'apexrunner.my.salesforce-setup.com'
    });
}

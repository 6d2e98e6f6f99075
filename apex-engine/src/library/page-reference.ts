import type { ApexMap, PlatformObject } from '../values/index.ts';
import { Unsupported } from '../values/index.ts';
import type { Library } from './library.ts';

type PageReference = PlatformObject & {
    url: string;
    parameters: ApexMap<string, string>;
    headers: ApexMap<string, string>;
};

declare module './apex-types.ts' {
    interface ApexTypes {
        PageReference: PageReference;
    }
}

/** Addresses of pages; the pages themselves (Visualforce) are not modelled. */
export function definePageReference(library: Library): void {
    library.define('PageReference', {
        'new(String)': (url) =>
            library.object('PageReference', {
                url,
                parameters: library.map<string, string>('String,String'),
                headers: library.map<string, string>('String,String')
            }),
        'String getUrl()': ({ url }) => url,
        'Map<String,String> getParameters()': ({ parameters }) => parameters,
        'Map<String,String> getHeaders()': ({ headers }) => headers,
        'PageReference setRedirect(Boolean)': (page) => page,
        'Boolean getRedirect()': () => false,
        'Blob getContent()': () => {
            throw new Unsupported('PageReference.getContent');
        }
    });
    library.define('ApexPages', {
        'static PageReference currentPage()': () => (library.runtime.page as PageReference) ?? null,
        'static Boolean hasMessages()': () => false
    });
}

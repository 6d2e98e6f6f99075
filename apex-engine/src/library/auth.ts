import { defineDataClass } from './data-class.ts';
import type { Library } from './library.ts';

export function defineAuth(library: Library): void {
    library.define('Auth.SessionManagement', {
        'static Map<String,String> getCurrentSession()': () =>
            library.map('String,String', [
                ['SessionId', '0Ak000000000000'],
                ['LoginType', 'Application']
            ])
    });
    defineDataClass(library, 'Auth.JWT', 'String sub; String iss; String aud; Long nbClockSkew', {
        setters: true
    });
}

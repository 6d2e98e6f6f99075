import type { Library } from './library.ts';

export function defineBoolean(library: Library): void {
    library.define('Boolean', {
        'static Boolean valueOf(String)': (text) => text.toLowerCase() === 'true',
        'static Boolean valueOf(Object)': (value) => {
            if (value === null) return library.refuseNull();
            return typeof value === 'boolean' ? value : String(value).toLowerCase() === 'true';
        }
    });
}

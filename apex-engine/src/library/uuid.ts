import { PlatformObject } from '../values/index.ts';
import type { Library } from './library.ts';

type Uuid = PlatformObject & { text: string };

declare module './apex-types.ts' {
    interface ApexTypes {
        UUID: Uuid;
    }
}

export function defineUuid(library: Library): void {
    const uuid = (text: string): Uuid =>
        library.object('UUID', { text, $key: `uuid:${text}`, str: () => text });
    library.define('UUID', {
        'static UUID randomUUID()': () => uuid(library.uuid()),
        'static UUID fromString(String)': (text) =>
            /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
                ? uuid(text.toLowerCase())
                : library.fail('IllegalArgumentException', `Invalid UUID string: ${text}`),
        'String toString()': ({ text }) => text,
        'Boolean equals(Object)': ({ $key }, other) => other instanceof PlatformObject && $key === other.$key,
        'Integer hashCode()': ({ text }) => parseInt(text.slice(0, 7), 16)
    });
}

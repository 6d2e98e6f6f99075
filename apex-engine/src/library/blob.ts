import { Blob } from '../values/index.ts';
import type { Library } from './library.ts';

const REPLACEMENT = '\ufffd';

export function defineBlob(library: Library): void {
    library.define('Blob', {
        'static Blob valueOf(String)': (text) => new Blob(Buffer.from(text, 'utf8')),
        // No rendering: something that is as long as the text and not empty.
        'static Blob toPdf(String)': (text) => new Blob(Buffer.from(`%PDF ${text}`)),
        'Integer size()': (blob) => blob.bytes.length,
        'String toString()': ({ bytes }) => {
            const text = bytes.toString('utf8');
            if (text.includes(REPLACEMENT) && !bytes.includes(Buffer.from(REPLACEMENT)))
                library.fail('StringException', 'BLOB is not a valid UTF-8 string');
            return text;
        }
    });
}

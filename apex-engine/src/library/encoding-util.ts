import { Blob } from '../values/index.ts';
import type { Library } from './library.ts';

export function defineEncodingUtil(library: Library): void {
    library.define('EncodingUtil', {
        'static String base64Encode(Blob)': ({ bytes }) => bytes.toString('base64'),
        'static Blob base64Decode(String)': (text) => new Blob(Buffer.from(text, 'base64')),
        'static String convertToHex(Blob)': ({ bytes }) => bytes.toString('hex'),
        'static Blob convertFromHex(String)': (text) => new Blob(Buffer.from(text, 'hex')),
        'static String urlEncode(String, String?)': formEncoded,
        'static String urlDecode(String, String?)': (text) => {
            try {
                return decodeURIComponent(text.replace(/\+/g, '%20'));
            } catch {
                return library.fail(
                    'IllegalArgumentException',
                    'URLDecoder: Illegal hex characters in escape (%) pattern'
                );
            }
        }
    });
}

/** As java.net.URLEncoder: a blank is `+`, and only letters, digits and `.-*_` stay. */
function formEncoded(text: string): string {
    return encodeURIComponent(text)
        .replace(/%20/g, '+')
        .replace(/[!'()~]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
}

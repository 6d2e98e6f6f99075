import { ApexDate, Blob, Datetime, Decimal, Double, id18, Time } from '../../values/index.ts';
import type { Value } from '../../values/index.ts';
import type { Library } from '../library.ts';
import type { JsonTree } from './tree.ts';
import { JsonNumber } from './tree.ts';

/** As JSON.deserializeUntyped: numbers are Integer, Long or Decimal, by their size and their point. */
export function readUntyped(library: Library, tree: JsonTree): Value {
    if (tree instanceof JsonNumber) return readNumber(tree.text);
    if (Array.isArray(tree))
        return library.list(
            'Object',
            tree.map((item) => readUntyped(library, item))
        );
    if (!(tree instanceof Map)) return tree;
    return library.map(
        'String,Object',
        [...tree].map(([key, value]): [string, Value] => [key, readUntyped(library, value)])
    );
}

function readNumber(text: string): Value {
    if (!/^-?\d+$/.test(text)) return Decimal.parse(text);
    const whole = BigInt(text);
    if (BigInt.asIntN(32, whole) === whole) return Number(whole);
    return BigInt.asIntN(64, whole) === whole ? whole : Decimal.parse(text);
}

/** A primitive of Apex; `type` is its name. */
export function readPrimitive(library: Library, tree: JsonTree, type: string): Value {
    if (type === 'Object') return readUntyped(library, tree);
    const fail = (message: string): never => library.fail('JSONException', message);
    const illegal = (): never => fail('Illegal value for primitive');
    if (Array.isArray(tree) || tree instanceof Map)
        return fail(`Malformed JSON: Expected '${type}' at the beginning of object`);
    const text = tree instanceof JsonNumber ? tree.text : String(tree);
    switch (type) {
        case 'String':
            return text;
        case 'Id':
            return /^[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?$/.test(text)
                ? id18(text)
                : library.fail('StringException', `Invalid id: ${text}`);
        case 'Integer':
            return /^-?\d+(\.0+)?$/.test(text) ? parseInt(text, 10) : illegal();
        case 'Long':
            return /^-?\d+$/.test(text) ? BigInt(text) : illegal();
        case 'Double':
            return Decimal.parse(text) ? new Double(Number(text)) : illegal();
        case 'Decimal':
            return Decimal.parse(text) ?? illegal();
        case 'Boolean':
            return text === 'true' ? true : text === 'false' ? false : illegal();
        case 'Date':
            return dateOf(text) ?? fail(`Invalid format: "${text}"`);
        case 'Datetime':
            return instantOf(tree, text) ?? fail(`Invalid format: "${text}"`);
        case 'Time':
            return timeOf(text) ?? illegal();
        case 'Blob':
            return new Blob(Buffer.from(text, 'base64'));
        default:
            return illegal();
    }
}

function dateOf(text: string): ApexDate | null {
    const match = /^(\d{4})-(\d\d)-(\d\d)/.exec(text);
    return match && ApexDate.of(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** A number is milliseconds since 1970; a text without a zone is in GMT. */
function instantOf(tree: JsonTree, text: string): Datetime | null {
    const milliseconds =
        tree instanceof JsonNumber
            ? Number(text)
            : Date.parse(
                  text
                      .replace(/([+-]\d\d)(\d\d)$/, '$1:$2')
                      .replace(/^(\d{4}-\d\d-\d\d)$/, '$1T00:00:00Z')
                      .replace(/(T[\d:.]+)$/, '$1Z')
              );
    return Number.isNaN(milliseconds) ? null : new Datetime(milliseconds);
}

function timeOf(text: string): Time | null {
    const match = /^(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?Z?$/.exec(text);
    if (!match) return null;
    const [hours, minutes, seconds, milliseconds] = match.slice(1).map((part) => Number(part ?? 0));
    return new Time(hours! * 3_600_000 + minutes! * 60_000 + seconds! * 1000 + milliseconds!);
}

import type { Library } from './library.ts';
import { checkBeginning, Deserializer } from './json/deserialize.ts';
import { parseJson } from './json/parse.ts';
import { readUntyped } from './json/read-value.ts';
import { serialize } from './json/serialize.ts';
import { writeJson } from './json/write.ts';
import { defineJsonGenerator } from './json-generator.ts';
import { defineJsonParser } from './json-parser.ts';

export function defineJson(library: Library): void {
    const { runtime } = library;
    const parse = (text: string) => parseJson(text, (message) => library.fail('JSONException', message));
    runtime.jsonParse = parse;
    runtime.jsonTree = (value, withoutNulls) => serialize(library, value, withoutNulls);
    runtime.jsonOut = writeJson;
    runtime.jsonTyped = (tree, type, strict = false) => new Deserializer(library, strict).read(tree, type);
    library.define('JSON', {
        'static String serialize(Object)': (value) => writeJson(serialize(library, value)),
        'static String serialize(Object, Boolean?)': (value, withoutNulls) =>
            writeJson(serialize(library, value, withoutNulls ?? false)),
        'static String serializePretty(Object)': (value) => writeJson(serialize(library, value), true),
        'static String serializePretty(Object, Boolean?)': (value, withoutNulls) =>
            writeJson(serialize(library, value, withoutNulls ?? false), true),
        'static any deserialize(String, Type)': (text, { type }) => {
            checkBeginning(library, text, type);
            return runtime.jsonTyped(parse(text), type);
        },
        'static any deserializeStrict(String, Type)': (text, { type }) =>
            runtime.jsonTyped(parse(text), type, true),
        'static Object deserializeUntyped(String)': (text) => readUntyped(library, parse(text))
    });
    defineJsonGenerator(library);
    defineJsonParser(library, parse);
}

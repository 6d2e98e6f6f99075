import type { PlatformObject, Value } from '../values/index.ts';
import { serialize } from './json/serialize.ts';
import type { JsonObject, JsonTree } from './json/tree.ts';
import { writeJson } from './json/write.ts';
import type { Library } from './library.ts';

type Generator = PlatformObject & {
    pretty: boolean;
    root: JsonTree;
    /** Objects and arrays that are not closed, the innermost last; `key`: of the value that comes next. */
    open: { container: JsonObject | JsonTree[]; key: string }[];
};

declare module './apex-types.ts' {
    interface ApexTypes {
        JSONGenerator: Generator;
    }
}

export function defineJsonGenerator(library: Library): void {
    const write = (generator: Generator, value: Value): void => put(generator, serialize(library, value));
    const writeField = (generator: Generator, name: string, value: Value): void => {
        writeName(generator, name);
        write(generator, value);
    };
    library.define('JSON', {
        'static JSONGenerator createGenerator(Boolean)': (pretty) =>
            library.object('JSONGenerator', { pretty, root: null, open: [] })
    });
    library.define('JSONGenerator', {
        'void writeStartObject()': (generator) => start(generator, new Map()),
        'void writeEndObject()': end,
        'void writeStartArray()': (generator) => start(generator, []),
        'void writeEndArray()': end,
        'void writeFieldName(String)': writeName,
        'void writeNull()': (generator) => put(generator, null),
        'void writeNullField(String)': (generator, name) => writeField(generator, name, null),
        'void writeObject(Object)': write,
        'void writeObjectField(String, Object)': writeField,
        'String getAsString()': ({ root, pretty }) => writeJson(root, pretty),
        'void close()': () => {},
        'Boolean isClosed()': () => false
    });
    for (const type of ['String', 'Boolean', 'Id', 'Date', 'DateTime', 'Time', 'Blob'])
        library.defineAny('JSONGenerator', {
            [`void write${type}(${type}?)`]: write,
            [`void write${type}Field(String, ${type}?)`]: writeField
        });
    for (const type of ['Integer', 'Long', 'Double', 'Decimal'])
        library.defineAny('JSONGenerator', {
            [`void writeNumber(${type}?)`]: write,
            [`void writeNumberField(String, ${type}?)`]: writeField
        });
}

function start(generator: Generator, container: JsonObject | JsonTree[]): void {
    put(generator, container);
    generator.open.push({ container, key: '' });
}

function end({ open }: Generator): void {
    open.pop();
}

function writeName({ open }: Generator, name: string): void {
    const innermost = open.at(-1);
    if (innermost) innermost.key = name;
}

function put(generator: Generator, value: JsonTree): void {
    const innermost = generator.open.at(-1);
    if (!innermost) generator.root = value;
    else if (Array.isArray(innermost.container)) innermost.container.push(value);
    else innermost.container.set(innermost.key, value);
}

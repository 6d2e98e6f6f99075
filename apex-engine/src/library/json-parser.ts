import type { Type } from '../types/type.ts';
import type { PlatformObject, Value } from '../values/index.ts';
import { readPrimitive } from './json/read-value.ts';
import type { JsonTree } from './json/tree.ts';
import type { Token } from './json/tokens.ts';
import { tokensOf } from './json/tokens.ts';
import type { Library } from './library.ts';

type Parser = PlatformObject & {
    tokens: Token[];
    /** Place of the current token; -1 before the first. */
    place: number;
};

declare module './apex-types.ts' {
    interface ApexTypes {
        JSONParser: Parser;
        JSONToken: { readonly name: string };
    }
}

const VALUES: Record<string, string> = {
    getIntegerValue: 'Integer',
    getLongValue: 'Long',
    getDoubleValue: 'Double',
    getDecimalValue: 'Decimal',
    getBooleanValue: 'Boolean',
    getDateValue: 'Date',
    getDateTimeValue: 'Datetime',
    getIdValue: 'Id',
    getTimeValue: 'Time',
    getBlobValue: 'Blob'
};

export function defineJsonParser(library: Library, parse: (text: string) => JsonTree): void {
    const { runtime } = library;
    const current = ({ tokens, place }: Parser): Token | undefined => tokens[place];
    const kindOf = (parser: Parser) => {
        const token = current(parser);
        return token ? runtime.enumConstant('JSONToken', token.kind) : null;
    };
    const readAs = (parser: Parser, type: Type, strict: boolean): Value => {
        const token = current(parser);
        if (!token) return library.fail('JSONException', 'No current token');
        const value = runtime.jsonTyped(token.tree, type, strict);
        parser.place = token.end ?? parser.place;
        return value;
    };
    library.defineEnum(
        'System.JSONToken',
        `END_ARRAY END_OBJECT FIELD_NAME NOT_AVAILABLE START_ARRAY START_OBJECT VALUE_EMBEDDED_OBJECT
        VALUE_FALSE VALUE_NULL VALUE_NUMBER_FLOAT VALUE_NUMBER_INT VALUE_STRING VALUE_TRUE`
    );
    library.define('JSON', {
        'static JSONParser createParser(String)': (text) =>
            library.object('JSONParser', { tokens: tokensOf(parse(text)), place: -1 })
    });
    library.define('JSONParser', {
        'JSONToken nextToken()': (parser) => {
            parser.place++;
            return kindOf(parser);
        },
        'JSONToken nextValue()': (parser) => {
            do parser.place++;
            while (current(parser)?.kind === 'FIELD_NAME');
            return kindOf(parser);
        },
        'JSONToken getCurrentToken()': kindOf,
        'JSONToken getLastClearedToken()': () => null,
        'void clearCurrentToken()': () => {},
        'String getText()': (parser) => current(parser)?.text ?? null,
        'String getCurrentName()': (parser) => current(parser)?.name ?? null,
        'Boolean hasCurrentToken()': (parser) => current(parser) !== undefined,
        'void skipChildren()': (parser) => {
            parser.place = current(parser)?.end ?? parser.place;
        },
        'Object readValueAs(Type)': (parser, { type }) => readAs(parser, type, false),
        'Object readValueAsStrict(Type)': (parser, { type }) => readAs(parser, type, true)
    });
    for (const [method, type] of Object.entries(VALUES))
        library.defineAny('JSONParser', {
            [`${type} ${method}()`]: (parser: Parser) =>
                readPrimitive(library, current(parser)?.tree ?? null, type)
        });
}

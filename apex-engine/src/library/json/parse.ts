import type { JsonObject, JsonTree } from './tree.ts';
import { JsonNumber } from './tree.ts';

const ESCAPES: Record<string, string> = {
    n: '\n',
    t: '\t',
    r: '\r',
    b: '\b',
    f: '\f',
    '"': '"',
    '\\': '\\',
    '/': '/'
};
const WORDS: [string, JsonTree][] = [
    ['true', true],
    ['false', false],
    ['null', null]
];

/**
 * Reads a JSON text. Ours, since JSON.parse loses the digits of numbers; `fail` throws, with the words of
 * Jackson, which the platform uses. What follows after the value is not looked at, as there.
 */
export function parseJson(text: string, fail: (message: string) => never): JsonTree {
    return new JsonReader(text, fail).value();
}

class JsonReader {
    readonly #text: string;
    readonly #fail: (message: string) => never;
    #place = 0;

    constructor(text: string, fail: (message: string) => never) {
        this.#text = text;
        this.#fail = fail;
    }

    value(): JsonTree {
        this.#skipBlanks();
        switch (this.#next) {
            case '{':
                return this.#object();
            case '[':
                return this.#array();
            case '"':
                return this.#string();
            default:
                return this.#number() ?? this.#word();
        }
    }

    get #next(): string | undefined {
        return this.#text[this.#place];
    }

    #object(): JsonObject {
        const object: JsonObject = new Map();
        this.#place++;
        if (this.#skipped('}')) return object;
        for (;;) {
            this.#skipBlanks();
            if (this.#next !== '"') this.#unexpected('was expecting double-quote to start field name');
            const key = this.#string();
            if (!this.#skipped(':'))
                this.#unexpected('was expecting a colon to separate field name and value');
            object.set(key, this.value());
            if (this.#skipped('}')) return object;
            if (!this.#skipped(',')) this.#unexpected('was expecting comma to separate OBJECT entries');
        }
    }

    #array(): JsonTree[] {
        const array: JsonTree[] = [];
        this.#place++;
        if (this.#skipped(']')) return array;
        for (;;) {
            array.push(this.value());
            if (this.#skipped(']')) return array;
            if (!this.#skipped(',')) this.#unexpected('was expecting comma to separate ARRAY entries');
        }
    }

    #string(): string {
        let text = '';
        for (this.#place++; this.#next !== '"'; )
            if (this.#next === undefined) this.#fail('Unexpected end-of-input in VALUE_STRING');
            else if (this.#next === '\\') text += this.#escape();
            else text += this.#text[this.#place++];
        this.#place++;
        return text;
    }

    #escape(): string {
        const letter = this.#text[this.#place + 1] ?? '';
        if (letter === 'u') {
            const code = parseInt(this.#text.slice(this.#place + 2, this.#place + 6), 16);
            this.#place += 6;
            return String.fromCharCode(code);
        }
        const character = ESCAPES[letter];
        if (character === undefined) return this.#unexpected('unrecognized character escape');
        this.#place += 2;
        return character;
    }

    #number(): JsonNumber | null {
        const pattern = /-?\d+(\.\d+)?([eE][+-]?\d+)?/y;
        pattern.lastIndex = this.#place;
        const match = pattern.exec(this.#text);
        if (!match) return null;
        this.#place = pattern.lastIndex;
        return new JsonNumber(match[0]);
    }

    #word(): JsonTree {
        for (const [word, value] of WORDS)
            if (this.#text.startsWith(word, this.#place)) {
                this.#place += word.length;
                return value;
            }
        const token = /^\w+/.exec(this.#text.slice(this.#place))?.[0];
        if (token === undefined)
            return this.#unexpected(
                "expected a valid value (number, String, array, object, 'true', 'false' or 'null')"
            );
        return this.#fail(
            `Unrecognized token '${token}': was expecting 'null', 'true', 'false' or NaN ` +
                `at input location [1,${this.#place + token.length + 1}]`
        );
    }

    #unexpected(wanted: string): never {
        const next = this.#next;
        if (next !== undefined)
            return this.#fail(
                `Unexpected character ('${next}' (code ${next.charCodeAt(0)})): ${wanted} ` +
                    `at input location [1,${this.#place + 1}]`
            );
        return this.#fail(
            this.#text.trim()
                ? 'Unexpected end-of-input: expected close marker for OBJECT (from [line:1, column:0])'
                : 'No content to map to Object due to end of input'
        );
    }

    #skipped(mark: string): boolean {
        this.#skipBlanks();
        if (this.#next !== mark) return false;
        this.#place++;
        return true;
    }

    #skipBlanks(): void {
        while (this.#next !== undefined && /\s/.test(this.#next)) this.#place++;
    }
}

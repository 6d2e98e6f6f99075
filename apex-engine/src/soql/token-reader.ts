import { SoqlError } from './soql-error.ts';
import { readTokens } from './tokens.ts';
import type { Token } from './tokens.ts';

/** Goes over the tokens of a query, one after the other. Words are given and compared in lower case. */
export class TokenReader {
    readonly #tokens: Token[];
    #next = 0;

    constructor(soql: string) {
        this.#tokens = readTokens(soql);
    }

    get token(): Token {
        return this.#tokens[this.#next] as Token;
    }

    take(): Token {
        const { token } = this;
        this.#next++;
        return token;
    }

    isWord(...words: string[]): boolean {
        return this.token.kind === 'name' && words.includes(this.token.lower);
    }

    /** Does this word come after the present token? */
    follows(word: string): boolean {
        return this.#tokens[this.#next + 1]?.lower === word;
    }

    isOperator(operator: string): boolean {
        return this.token.kind === 'operator' && this.token.text === operator;
    }

    acceptWord(word: string): boolean {
        const found = this.isWord(word);
        if (found) this.#next++;
        return found;
    }

    acceptOperator(operator: string): boolean {
        const found = this.isOperator(operator);
        if (found) this.#next++;
        return found;
    }

    needWord(word: string): void {
        if (!this.acceptWord(word)) this.fail();
    }

    needOperator(operator: string): void {
        if (!this.acceptOperator(operator)) this.fail();
    }

    name(): string {
        if (this.token.kind !== 'name') this.fail();
        return this.take().text;
    }

    /** One or more, with commas between them. */
    list<T>(item: () => T): T[] {
        const items = [item()];
        while (this.acceptOperator(',')) items.push(item());
        return items;
    }

    fail(message?: string): never {
        const { kind, text } = this.token;
        throw new SoqlError(message ?? `unexpected token: '${kind === 'end' ? '<EOF>' : text}'`);
    }
}

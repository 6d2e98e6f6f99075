import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ApexErrorListener, ApexParserFactory } from '@apexdevtools/apex-parser';
import { anonymousDeclaration, type AnonymousDeclaration } from './anonymous.ts';
import { topLevelType } from './declaration.ts';
import { expression } from './expression.ts';
import type { Expression, TriggerDeclaration, TypeDeclaration } from './syntax-tree.ts';
import { triggerDeclaration } from './trigger.ts';

/** Raised whenever the shape of the tree changes, so that no file cached before is read. */
const TREE_VERSION = 11;
const CACHE = path.join(os.tmpdir(), 'apex-engine-ast-cache');

/** The message names file, line and column. */
export class ApexSyntaxError extends Error {
    readonly line: number;
    /** From 0 on. */
    readonly column: number;
    readonly problem: string;

    constructor(file: string, line: number, column: number, problem: string) {
        super(`${file}:${line}:${column} ${problem}`);
        this.line = line;
        this.column = column;
        this.problem = problem;
    }
}

/** @param file named in errors */
export const parseClass = (source: string, file: string): TypeDeclaration =>
    cached('class', source, () => {
        const declared = topLevelType(parserOf(source, file).compilationUnit().typeDeclaration());
        if (!declared) throw new ApexSyntaxError(file, 1, 0, 'no class, interface or enum');
        return declared;
    });

export const parseTrigger = (source: string, file: string): TriggerDeclaration =>
    cached('trigger', source, () => triggerDeclaration(parserOf(source, file).triggerUnit()));

/** Never cached: it is typed once, and may hold what is nobody else's business. */
export const parseAnonymous = (source: string, file: string): AnonymousDeclaration =>
    anonymousDeclaration(parserOf(source, file).anonymousUnit());

export const parseExpression = (source: string): Expression =>
    cached('expr', source, () => expression(parserOf(source, 'bind').expression()));

function parserOf(source: string, file: string) {
    return ApexParserFactory.createLexerAndParser(source, new ThrowingListener(file)).parser;
}

class ThrowingListener extends ApexErrorListener {
    readonly #file: string;

    constructor(file: string) {
        super();
        this.#file = file;
    }

    override apexSyntaxError(line: number, column: number, message: string): void {
        throw new ApexSyntaxError(this.#file, line, column, message);
    }
}

/** Parsing takes most of the time of a first run. The cache may be deleted at any time. */
function cached<Tree>(kind: string, source: string, parse: () => Tree): Tree {
    const key = crypto.createHash('sha1').update(`${TREE_VERSION}${kind}\0${source}`).digest('hex');
    const file = path.join(CACHE, `${key}.json`);
    try {
        return JSON.parse(fs.readFileSync(file, 'utf8')) as Tree;
    } catch {
        // Not parsed before.
    }
    const parsed = parse();
    try {
        fs.mkdirSync(CACHE, { recursive: true });
        fs.writeFileSync(file, JSON.stringify(parsed));
    } catch {
        // A folder that cannot be written costs time only.
    }
    return parsed;
}

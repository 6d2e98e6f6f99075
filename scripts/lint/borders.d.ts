import type { Rule } from 'eslint';

export interface Part {
    folder: string;
    name: string;
    may: string[];
}

export const PARTS: Part[];
export const borders: Rule.RuleModule;

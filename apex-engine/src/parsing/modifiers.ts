import type { AnnotationContext, ElementValueContext, ModifierContext } from '@apexdevtools/apex-parser';
import { literal } from './literal.ts';
import { optional, textOf } from './parse-tree.ts';
import type { Annotation, LiteralValue, Modifiers } from './syntax-tree.ts';

export const NO_MODIFIERS: Modifiers = { words: [], annotations: [] };

export function modifiers(contexts: ModifierContext[]): Modifiers {
    const found: Modifiers = { words: [], annotations: [] };
    for (const context of contexts) {
        const annotated = optional(context.annotation());
        if (annotated) found.annotations.push(annotation(annotated));
        else found.words.push((context.children ?? []).map(textOf).join(' ').toLowerCase());
    }
    return found;
}

function annotation(context: AnnotationContext): Annotation {
    const parameters: Annotation['parameters'] = {};
    for (const pair of optional(context.elementValuePairs())?.elementValuePair_list() ?? [])
        parameters[textOf(pair.id()).toLowerCase()] = elementValue(pair.elementValue());
    const only = optional(context.elementValue());
    if (only) parameters.value = elementValue(only);
    return { name: textOf(context.id()).toLowerCase(), parameters };
}

function elementValue(context: ElementValueContext): LiteralValue {
    const value = optional(context.literal());
    return value ? literal(value).value : textOf(context);
}

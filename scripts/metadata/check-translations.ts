import path from 'node:path';
import type { Element } from '@xmldom/xmldom';
import type { Finding } from './finding.ts';
import { objectOfFile, takeInventory } from './inventory.ts';
import { childrenNamed, childText, elementsNamed, parseXml } from './parse-xml.ts';
import { projectFiles } from './project-files.ts';

/** What people see of an object: not that of an event, nor of the switches in Setup. */
const UNSEEN = /__e$|^Co_sell_Settings__c$/;

/**
 * Texts that people see and that a language lacks: labels, labels and help of fields, labels of picklist
 * values, messages of validation rules. The languages are those that have a file in `translations/`.
 */
export function checkTranslations(project: string): Finding[] {
    const files = projectFiles(project);
    const inventory = takeInventory(files);
    const languages = files.filter((file) => file.endsWith('.translation-meta.xml'));
    return languages.flatMap((file) => {
        const language = path.basename(file, '.translation-meta.xml');
        const lacks = (text: string, line = 1) => ({ file, line, message: `no translation of ${text}` });
        const labels = translated(file, 'customLabels');
        const missing = [...inventory.labels.keys()].filter((name) => !labels.get(name));
        return [
            ...missing.map((name) => lacks(`label ${name}`)),
            ...seenTexts(files).flatMap(({ object, texts }) => {
                const known = textsOfTranslation(files, object, language);
                return texts.filter((text) => !known.has(text)).map((text) => lacks(`${object}: ${text}`));
            })
        ];
    });
}

/** What there is to translate, by object. */
function seenTexts(files: readonly string[]): { object: string; texts: string[] }[] {
    const byObject = new Map<string, string[]>();
    for (const file of files) {
        const object = objectOfFile(file);
        const root = /\.(field|validationRule)-meta\.xml$/.test(file) ? parseXml(file) : '';
        if (typeof root === 'string' || UNSEEN.test(object)) continue;
        byObject.set(object, [...(byObject.get(object) ?? []), ...textsOfSource(root)]);
    }
    return [...byObject].map(([object, texts]) => ({ object, texts }));
}

function textsOfSource(root: Element): string[] {
    const name = childText(root, 'fullName') ?? '';
    if (root.localName === 'ValidationRule') return [`message of ${name}`];
    const values = elementsNamed(root, 'value').flatMap((value) => childText(value, 'label') ?? []);
    return [
        `label of ${name}`,
        ...(childText(root, 'inlineHelpText') ? [`help of ${name}`] : []),
        ...values.map((value) => `value ${value} of ${name}`)
    ];
}

function textsOfTranslation(files: readonly string[], object: string, language: string): Set<string> {
    const file = files.find((each) => each.endsWith(`/${object}-${language}.objectTranslation-meta.xml`));
    const root = file ? parseXml(file) : '';
    if (typeof root === 'string') return new Set();
    const fields = childrenNamed(root, 'fields').flatMap((field) => {
        const name = childText(field, 'name');
        const values = childrenNamed(field, 'picklistValues').filter((value) =>
            childText(value, 'translation')
        );
        return [
            ...(childText(field, 'label') ? [`label of ${name}`] : []),
            ...(childText(field, 'help') ? [`help of ${name}`] : []),
            ...values.map((value) => `value ${childText(value, 'masterLabel')} of ${name}`)
        ];
    });
    const rules = childrenNamed(root, 'validationRules').map(
        (rule) => `message of ${childText(rule, 'name')}`
    );
    return new Set([...fields, ...rules]);
}

/** Name → text of one kind of element in a file of one language. */
function translated(file: string, element: string): Map<string, string> {
    const root = parseXml(file);
    if (typeof root === 'string') return new Map();
    return new Map(
        childrenNamed(root, element).map((each) => [
            childText(each, 'name') ?? '',
            childText(each, 'label') ?? ''
        ])
    );
}

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkTranslations } from './check-translations.ts';
import { PROJECT } from './references/all-kinds.fixture.ts';
import { metadataXml, projectWith } from './project.fixture.ts';

const field = (name: string, more = '') =>
    metadataXml(
        'CustomField',
        `<fullName>${name}</fullName><inlineHelpText>Help.</inlineHelpText><label>${name}</label>${more}`
    );
const KIND = `<valueSet><valueSetDefinition><sorted>false</sorted><value><fullName>New</fullName>
    <default>false</default><label>New</label></value></valueSetDefinition></valueSet>`;
const COMPLETE = `<fields><help>Ayuda.</help><label>Clase</label><name>Kind__c</name><picklistValues>
    <masterLabel>New</masterLabel><translation>Nueva</translation></picklistValues></fields>
    <validationRules><errorMessage>Fijo.</errorMessage><name>Fixed</name></validationRules>`;
const file = 'objectTranslations/Deal__c-es/Deal__c-es.objectTranslation-meta.xml';
const project = (translation: string) => ({
    'objects/Deal__c/fields/Kind__c.field-meta.xml': field('Kind__c', KIND),
    'objects/Deal__c/validationRules/Fixed.validationRule-meta.xml':
        PROJECT['objects/Deal__c/validationRules/Fixed.validationRule-meta.xml'] ?? '',
    'objects/Change__e/fields/Id__c.field-meta.xml': field('Id__c'),
    'labels/CustomLabels.labels-meta.xml': PROJECT['labels/CustomLabels.labels-meta.xml'] ?? '',
    'translations/es.translation-meta.xml': metadataXml(
        'Translations',
        '<customLabels><label>Hola</label><name>Hello</name></customLabels>'
    ),
    [file]: metadataXml('CustomObjectTranslation', translation)
});

describe('a language', () => {
    test('is complete with all labels, fields, help, picklist values and messages', async (context) => {
        assert.deepEqual(checkTranslations(await projectWith(context, project(COMPLETE))), []);
    });

    const faults: [right: string, wrong: string, missing: string][] = [
        ['<label>Clase</label>', '', 'Deal__c: label of Kind__c'],
        ['<help>Ayuda.</help>', '', 'Deal__c: help of Kind__c'],
        ['<translation>Nueva</translation>', '', 'Deal__c: value New of Kind__c'],
        ['<name>Fixed</name>', '<name>Other</name>', 'Deal__c: message of Fixed']
    ];
    for (const [right, wrong, missing] of faults)
        test(`lacks ${missing}`, async (context) => {
            const found = checkTranslations(
                await projectWith(context, project(COMPLETE.replace(right, wrong)))
            );
            assert.deepEqual(
                found.map(({ message }) => message),
                [`no translation of ${missing}`]
            );
        });

    test('lacks a label', async (context) => {
        const files = {
            ...project(COMPLETE),
            'translations/ru.translation-meta.xml': metadataXml('Translations', '')
        };
        const found = checkTranslations(await projectWith(context, files));
        assert.equal(found[0]?.message, 'no translation of label Hello');
        assert.match(found[0]?.file ?? '', /ru\.translation-meta\.xml$/);
    });
});

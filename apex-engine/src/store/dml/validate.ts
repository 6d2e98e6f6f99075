import { evalFormula } from '../../formula/evaluate.ts';
import type { FieldDef } from '../../schema/field.ts';
import type { ValidationRule } from '../../schema/sobject.ts';
import { comparisonKey } from '../../soql/compare.ts';
import { Unsupported } from '../../values/index.ts';
import { dmlError, type DmlError } from '../dml-error.ts';
import { formulaContext } from '../formula-field.ts';
import { addressErrors } from '../standard/addresses.ts';
import { personContactErrors } from '../standard/person-contact.ts';
import { validateStandard } from '../standard/validate-standard.ts';
import type { Work } from './chunk.ts';
import type { DmlStatement } from './dml-statement.ts';
import { fieldErrors } from './validate-field.ts';
import { settingErrors } from './validate-setting.ts';

/** All that is wrong with a row; the project's validation rules are asked only where the rest is right. */
export function validationErrors(
    statement: DmlStatement,
    operation: 'insert' | 'update',
    work: Work
): DmlError[] {
    const { row, before } = work;
    const definition = row.$definition;
    if (definition.isMetadataType) return [];
    const errors: DmlError[] = [];
    const missing: string[] = [];
    for (const field of definition.fields.values()) {
        const value = row[field.key];
        if (value === null || value === undefined) {
            if (isMissing(field, work)) missing.push(field.name);
        } else if ((!before || value !== before[field.key]) && !field.formula && !field.summary) {
            errors.push(...fieldErrors(statement, field, row));
            errors.push(...duplicateErrors(statement, field, work));
        }
    }
    if (missing.length)
        errors.unshift(
            dmlError(
                'REQUIRED_FIELD_MISSING',
                `Required fields are missing: [${missing.join(', ')}]`,
                missing
            )
        );
    if (statement.runtime.schema.shape?.stateAndCountryPicklists && row.$set)
        errors.push(...addressErrors(row, row.$set));
    errors.push(...personContactErrors(statement.runtime, row, before));
    if (operation === 'insert') {
        errors.push(...settingErrors(statement.runtime, row));
        errors.push(...validateStandard(statement.runtime, row));
    }
    return errors.length ? errors : ruleErrors(statement, work);
}

/** Required and blank; a blank that was there before and is not set now is left alone. */
function isMissing(field: FieldDef, { row, before }: Work): boolean {
    if (!field.required || field.readonly || field.type === 'BOOLEAN') return false;
    if (before && before[field.key] === null && !row.$set?.has(field.key)) return false;
    const { name } = row.$definition;
    // The platform names a price book entry after its product, and a person account after the person.
    return !(
        field.key === 'name' &&
        (name === 'PricebookEntry' || (name === 'Account' && row.ispersonaccount))
    );
}

const DUPLICATE_USERNAME =
    'Duplicate Username.<br>The username already exists in this or another Salesforce organization. ' +
    'Usernames must be unique across all Salesforce organizations. To resolve, use a different username ' +
    "(it doesn't need to match the user's email address). ";

function duplicateErrors({ runtime }: DmlStatement, field: FieldDef, { row }: Work): DmlError[] {
    if (!field.unique) return [];
    const key = comparisonKey(row[field.key], field);
    const other = runtime.db
        .rows(row.$definition)
        .find((candidate) => candidate.id !== row.id && comparisonKey(candidate[field.key], field) === key);
    if (!other) return [];
    if (row.$definition.name === 'User') return [dmlError('DUPLICATE_USERNAME', DUPLICATE_USERNAME)];
    const duplicate = `${field.name} duplicates value on record with id: ${other.id}`;
    return [dmlError('DUPLICATE_VALUE', `duplicate value found: ${duplicate}`)];
}

function ruleErrors({ runtime }: DmlStatement, { row, before }: Work): DmlError[] {
    const context = formulaContext(runtime.db, row, before);
    return row.$definition.rules
        .filter((rule) => refuses(rule))
        .map(({ message, field }) =>
            dmlError('FIELD_CUSTOM_VALIDATION_EXCEPTION', message, field ? [field] : [])
        );

    function refuses(rule: ValidationRule): boolean {
        try {
            return !!evalFormula(rule.formula, context);
        } catch (error) {
            if (!(error instanceof Unsupported)) throw error;
            runtime.problem(rule.file, 1, error.message);
            throw new Unsupported(`validation rule ${row.$definition.name}.${rule.name}: ${error.message}`);
        }
    }
}

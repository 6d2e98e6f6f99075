import type { PlatformObject } from '../../values/index.ts';
import type { Library } from '../library.ts';
import type { DmlOptions } from '../library-runtime.ts';

export type DmlOptionsObject = PlatformObject & {
    optallornone: boolean | null;
    allowfieldtruncation: boolean | null;
};

declare module '../apex-types.ts' {
    interface ApexTypes {
        'Database.DMLOptions': DmlOptionsObject;
    }
}

export function defineDmlOptions(library: Library): void {
    library.define('Database.DMLOptions', {
        'new()': () =>
            library.object('Database.DMLOptions', {
                optallornone: null,
                allowfieldtruncation: false,
                assignmentruleheader: library.object('Database.DMLOptions.AssignmentRuleHeader'),
                duplicateruleheader: library.object('Database.DMLOptions.DuplicateRuleHeader'),
                emailheader: library.object('Database.DMLOptions.EmailHeader')
            }),
        'Boolean optAllOrNone': true,
        'Boolean allowFieldTruncation': true,
        'Boolean localizeErrors': true,
        'Object localeOptions': true,
        'Database.DMLOptions.AssignmentRuleHeader assignmentRuleHeader': true,
        'Database.DMLOptions.DuplicateRuleHeader duplicateRuleHeader': true,
        'Database.DMLOptions.EmailHeader emailHeader': true
    });
    library.define('Database.DMLOptions.AssignmentRuleHeader', {
        'Boolean useDefaultRule': true,
        'Id assignmentRuleId': true
    });
    library.define('Database.DMLOptions.DuplicateRuleHeader', {
        'Boolean allowSave': true,
        'Boolean runAsCurrentUser': true,
        'Boolean includeRecordDetails': true
    });
    library.define('Database.DMLOptions.EmailHeader', {
        'Boolean triggerUserEmail': true,
        'Boolean triggerAutoResponseEmail': true,
        'Boolean triggerOtherEmail': true
    });
}

/** Where optAllOrNone is not set, one refused record does not stop the others, unlike without options. */
export function storeOptions(options: DmlOptionsObject): DmlOptions {
    return { allOrNone: options.optallornone === true, truncate: options.allowfieldtruncation === true };
}

import type { Row } from '../store/row.ts';
import { FieldDef } from './field.ts';
import type { Schema } from './schema.ts';

export const PERSON_TYPE = 'PersonAccount';

const PERSON_TEXTS: [name: string, length: number][] = [
    ['Salutation', 40],
    ['FirstName', 40],
    ['LastName', 80],
    ['PersonTitle', 128],
    ['PersonMailingStreet', 255],
    ['PersonMailingCity', 40],
    ['PersonMailingState', 80],
    ['PersonMailingPostalCode', 20],
    ['PersonMailingCountry', 80]
];

export function addPersonAccounts(schema: Schema): void {
    const account = schema.standard('Account');
    for (const [name, length] of PERSON_TEXTS) account.add(new FieldDef(name, 'STRING', { length }));
    account.add(new FieldDef('PersonEmail', 'EMAIL', { length: 80 }));
    account.add(
        new FieldDef('PersonContactId', 'REFERENCE', {
            readonly: true,
            referenceTo: ['Contact'],
            relationshipName: 'PersonContact'
        })
    );
    account.add(new FieldDef('PersonMobilePhone', 'PHONE', { length: 40 }));
    account.recordTypes.push({ developerName: PERSON_TYPE, label: 'Person Account', active: true });
    schema.standard('RecordType').add(new FieldDef('IsPersonType', 'BOOLEAN', { readonly: true }));
    schema.standard('Contact').add(new FieldDef('IsPersonAccount', 'BOOLEAN', { readonly: true }));
}

/** An account with a last name is a person: its name is made of the person's. */
export function namePersonAccount(row: Row): void {
    if (!row.lastname) return;
    row.ispersonaccount = true;
    row.name = [row.firstname, row.lastname].filter(Boolean).join(' ');
}

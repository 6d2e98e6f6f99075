import type { OrgRuntime } from '../../org/runtime.ts';
import { dmlError, type DmlError } from '../dml-error.ts';
import { reference, type Row } from '../row.ts';
import { putDerived } from './derived-row.ts';

/** A person's Account and its one contact say the same (SOAP API guide, "Person Account Record Types"). */
export function keepPersonContact(runtime: OrgRuntime, account: Row): void {
    if (!account.ispersonaccount) return;
    const { db } = runtime;
    const said = {
        firstname: account.firstname,
        lastname: account.lastname,
        name: account.name,
        email: account.personemail,
        mobilephone: account.personmobilephone,
        phone: account.phone,
        accountid: account.id,
        ispersonaccount: true
    };
    const known = db.get(reference(account, 'personcontactid'));
    if (known) return void db.put(known.$definition, known.id, { ...known, ...said });
    const contact = putDerived(runtime, 'Contact', account, said);
    db.put(account.$definition, account.id, { ...account, personcontactid: contact.id });
}

/** Nobody but the person is a contact of its Account, and only the Account changes that one. */
export function personContactErrors({ db }: OrgRuntime, row: Row, before: Row | null): DmlError[] {
    if (row.$definition.name !== 'Contact') return [];
    if (before?.ispersonaccount) {
        const changed = [...(row.$set ?? [])].filter((key) => row[key] !== before[key]);
        const names = changed.map((key) => row.$definition.field(key)?.name ?? key);
        const message = `Unable to create/update fields: ${names.join(', ')}`;
        return names.length ? [dmlError('INVALID_FIELD_FOR_INSERT_UPDATE', message, names)] : [];
    }
    if (!db.get(reference(row, 'accountid'))?.ispersonaccount) return [];
    const message = "Account ID: a person account's only contact is its own";
    return [dmlError('FIELD_INTEGRITY_EXCEPTION', message, ['AccountId'])];
}

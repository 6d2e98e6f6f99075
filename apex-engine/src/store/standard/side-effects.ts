import type { OrgRuntime } from '../../org/runtime.ts';
import type { Row } from '../row.ts';
import { placeContentVersion } from './content.ts';
import { putDerived } from './derived-row.ts';
import { keepPersonContact } from './person-contact.ts';
import { sumLineItems } from './products.ts';

/** Other rows that the platform writes when a row of a standard object is saved. */
export function sideEffects(runtime: OrgRuntime, operation: 'insert' | 'update', row: Row): void {
    const isNew = operation === 'insert';
    switch (row.$definition.name) {
        case 'ContentVersion':
            if (isNew) placeContentVersion(runtime, row);
            break;
        case 'ContentNote':
            if (isNew)
                putDerived(runtime, 'ContentDocument', row, { title: row.title, ownerid: runtime.user.id });
            break;
        case 'Account':
            keepPersonContact(runtime, row);
            break;
        case 'Opportunity':
            if (isNew && row.contactid)
                putDerived(runtime, 'OpportunityContactRole', row, {
                    opportunityid: row.id,
                    contactid: row.contactid,
                    isprimary: true
                });
            break;
        case 'OpportunityLineItem':
            sumLineItems(runtime, row);
            break;
        case 'OpportunityContactRole':
            if (row.isprimary) dropOtherPrimaries(runtime, row);
            break;
        default:
    }
}

/** An Opportunity has one primary contact. */
function dropOtherPrimaries({ db }: OrgRuntime, role: Row): void {
    for (const other of db.rows(role.$definition))
        if (other.id !== role.id && other.opportunityid === role.opportunityid && other.isprimary)
            db.put(role.$definition, other.id, { ...other, isprimary: false });
}

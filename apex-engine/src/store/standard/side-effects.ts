import type { OrgRuntime } from '../../org/runtime.ts';
import type { Row } from '../row.ts';
import { placeContentVersion } from './content.ts';
import { putDerived } from './derived-row.ts';
import { sumLineItems } from './products.ts';

/** Other rows that the platform writes when a row of a standard object is saved. */
export function sideEffects(rt: OrgRuntime, operation: 'insert' | 'update', row: Row): void {
    const isNew = operation === 'insert';
    switch (row.$definition.name) {
        case 'ContentVersion':
            if (isNew) placeContentVersion(rt, row);
            break;
        case 'ContentNote':
            if (isNew) putDerived(rt, 'ContentDocument', row, { title: row.title, ownerid: rt.user.id });
            break;
        case 'Opportunity':
            if (isNew && row.contactid)
                putDerived(rt, 'OpportunityContactRole', row, {
                    opportunityid: row.id,
                    contactid: row.contactid,
                    isprimary: true
                });
            break;
        case 'OpportunityLineItem':
            sumLineItems(rt, row);
            break;
        case 'OpportunityContactRole':
            if (row.isprimary) dropOtherPrimaries(rt, row);
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

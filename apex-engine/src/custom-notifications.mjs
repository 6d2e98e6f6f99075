// Custom notifications that were sent through the API: kept with the org's rows, read by their recipients alone.
import { FieldDef, SObjectDef } from './schema.mjs';

const FIELDS = ['TypeId', 'RecipientId', 'Title', 'Body', 'TargetId', 'SentAt'];
const NOTIFICATION = new SObjectDef('$CustomNotification', '0ns', { nocreate: true });
for (const field of FIELDS) NOTIFICATION.add(new FieldDef(field, 'TEXTAREA'));

export class CustomNotifications {
    constructor(rt) {
        this.rt = rt;
        rt.schema.internal.set(NOTIFICATION.name, NOTIFICATION);
    }

    /** One row for each recipient: { typeId, recipientIds, title, body, targetId }. */
    send({ typeId, recipientIds, title, body, targetId }) {
        const { db } = this.rt;
        for (const recipientid of new Set(recipientIds)) {
            const id = db.newId(NOTIFICATION);
            const sentat = new Date(this.rt.now()).toISOString();
            const values = { typeid: typeId, recipientid, title, body, targetid: targetId, sentat };
            db.put(NOTIFICATION, id, { ...db.fresh(NOTIFICATION), ...values, isdeleted: false, id });
        }
    }

    /** Those of a user, newest first: { id, typeid, recipientid, title, body, targetid, sentat }. */
    of(userId) {
        const rows = [...this.rt.db.table(NOTIFICATION).values()];
        return rows.filter(({ recipientid }) => recipientid === userId).reverse();
    }
}

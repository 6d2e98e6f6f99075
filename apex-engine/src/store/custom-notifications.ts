import type { OrgRuntime } from '../org/runtime.ts';
import { internalObject } from './internal-object.ts';

const NOTIFICATION = internalObject('$CustomNotification', '0ns', [
    'TypeId',
    'RecipientId',
    'Title',
    'Body',
    'TargetId',
    'SentAt'
]);

/** As it is kept; `sentat` is ISO 8601. */
export interface SentNotification {
    id: string;
    typeid: string;
    recipientid: string;
    title: string;
    body: string;
    targetid: string | null;
    sentat: string;
}

/** Custom notifications that were sent through the API: kept with the rows, read by their recipients. */
export class CustomNotifications {
    readonly runtime: OrgRuntime;

    constructor(runtime: OrgRuntime) {
        this.runtime = runtime;
        runtime.schema.internal.set(NOTIFICATION.name, NOTIFICATION);
    }

    /** One row for each recipient. */
    send(notification: {
        typeId: string;
        recipientIds: string[];
        title: string;
        body: string;
        targetId: string | null;
    }): void {
        const { db } = this.runtime;
        const { typeId: typeid, title, body, targetId: targetid } = notification;
        const sentat = new Date(this.runtime.now()).toISOString();
        for (const recipientid of new Set(notification.recipientIds)) {
            const id = db.newId(NOTIFICATION);
            const values = { typeid, recipientid, title, body, targetid, sentat };
            db.put(NOTIFICATION, id, { ...db.fresh(NOTIFICATION), ...values, isdeleted: false, id });
        }
    }

    /** Those of a user, newest first. */
    of(userId: string): SentNotification[] {
        const rows = [...this.runtime.db.table(NOTIFICATION).values()] as unknown as SentNotification[];
        return rows.filter(({ recipientid }) => recipientid === userId).reverse();
    }
}

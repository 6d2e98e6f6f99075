import { id18, type Org, type Row } from 'apex-engine';
import type { RestHandler } from './call.ts';
import { isObject, jsonBody, listOf, type JsonObject } from './json-body.ts';
import { RestError } from './rest-error.ts';

const ACTION = 'customNotificationAction';
const SEND = 'sendcustomnotifications';
/** Actions Developer Guide, Custom Notification Actions. */
const LONGEST = { title: 250, body: 750 };
const MOST_RECIPIENTS = 500;

interface ActionError {
    statusCode: string;
    message: string;
    fields: string[];
}

/**
 * `POST /actions/standard/customNotificationAction`: sends to the bell of each recipient. Answers a result
 * for each input, and 400 where one failed.
 * https://developer.salesforce.com/docs/platform/api-action/guide/actions-obj-custom-notification.html
 */
export const sendCustomNotification: RestHandler = ({ org, call }) => {
    if (!maySend(org)) {
        const message = 'The user does not have the permission Send Custom Notifications.';
        throw new RestError(403, 'INSUFFICIENT_ACCESS', message);
    }
    const inputs = listOf(jsonBody(call.body), 'inputs');
    const results = inputs.map((input) => resultOf(isObject(input) ? send(org, input) : [invalid('inputs')]));
    return { status: results.every(({ isSuccess }) => isSuccess) ? 200 : 400, body: results };
};

const maySend = ({ runtime }: Org) =>
    runtime.permissions.all ||
    runtime.permissions.sets().some(({ userPermissions = [] }) => userPermissions.includes(SEND));

const resultOf = (errors: ActionError[]) => ({
    actionName: ACTION,
    errors: errors.length ? errors : null,
    isSuccess: errors.length === 0,
    outputValues: errors.length
        ? null
        : { SuccessMessage: 'Your custom notification is processed successfully.' }
});

/** @returns why it was not sent; empty where it was */
function send(org: Org, input: JsonObject): ActionError[] {
    const known = [
        'customNotifTypeId',
        'recipientIds',
        'title',
        'body',
        'targetId',
        'targetPageRef',
        'senderId'
    ];
    const unknown = Object.keys(input).filter((name) => !known.includes(name));
    const { customNotifTypeId, recipientIds, title, body, targetId } = input;
    const recipients = Array.isArray(recipientIds) ? recipientIds.map((id) => userOf(org, id)) : [];
    const errors = [
        ...unknown.map(invalid),
        ...(rowOf(org, customNotifTypeId, 'CustomNotificationType') ? [] : [invalid('customNotifTypeId')]),
        ...(recipients.length && recipients.length <= MOST_RECIPIENTS && recipients.every(Boolean)
            ? []
            : [invalid('recipientIds')]),
        ...(fits(title, LONGEST.title) ? [] : [invalid('title')]),
        ...(fits(body, LONGEST.body) ? [] : [invalid('body')]),
        ...(targetId === undefined || rowOf(org, targetId) ? [] : [invalid('targetId')]),
        ...(targetId === undefined && input.targetPageRef === undefined ? [invalid('targetId')] : [])
    ];
    if (errors.length) return errors;
    org.transaction(() =>
        org.runtime.customNotifications.send({
            typeId: id18(String(customNotifTypeId)),
            recipientIds: recipients.flatMap((user) => (user?.isactive === true ? [user.id] : [])),
            title: String(title),
            body: String(body),
            targetId: targetId === undefined ? null : id18(String(targetId))
        })
    );
    return [];
}

const fits = (text: unknown, most: number) =>
    typeof text === 'string' && text.trim() !== '' && text.length <= most;

const invalid = (field: string): ActionError => ({
    statusCode: 'INVALID_ARGUMENT_TYPE',
    message: `The value of ${field} is missing or not valid.`,
    fields: [field]
});

function rowOf(org: Org, id: unknown, object?: string): Row | null {
    if (typeof id !== 'string' || !/^[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?$/.test(id)) return null;
    const row = org.runtime.db.get(id);
    return row && (!object || row.$definition.name === object) ? row : null;
}

const userOf = (org: Org, id: unknown) => rowOf(org, id, 'User');

/** `GET /connect/notifications`: those of the running user, newest first (Connect REST API). */
export const myNotifications: RestHandler = ({ org }) => {
    const mine = org.runtime.customNotifications.of(org.runtime.user.id);
    return {
        status: 200,
        body: {
            notifications: mine.map(({ id, typeid, recipientid, title, body, targetid, sentat }) => ({
                id,
                type: typeid,
                messageTitle: title,
                messageBody: body,
                organizationId: org.runtime.orgRow.id,
                recipientId: recipientid,
                target: targetid,
                targetPageRef: null,
                read: false,
                seen: false,
                lastModified: sentat,
                mostRecentActivityDate: sentat
            })),
            unreadCount: mine.length,
            unseenCount: mine.length
        }
    };
};

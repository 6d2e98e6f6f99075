import { CosellError } from '@cosell/contracts';
import type { SalesforceClient } from './client.ts';
import { soqlText } from './soql-text.ts';

/** Of the package, desktop and mobile. */
const NOTIFICATION_TYPE = 'CoSell_Alert';

interface Recipient {
    Name: string;
    OwnerId: string;
    Owner: { IsActive: boolean; LanguageLocaleKey: string | null };
}

interface ActionResult {
    isSuccess: boolean;
    errors: { statusCode: string; message: string }[] | null;
}

/**
 * Sends a custom notification about an Opportunity to its owner: to the bell, and to the phone.
 * @param text title and body for the Opportunity's name and the owner's language
 * @returns the owner's id; null where there is nobody to tell: the row is gone, or its owner inactive
 * @throws CosellError SALESFORCE_REFUSED where the org has no such notification type or may not send it
 * https://developer.salesforce.com/docs/platform/api-action/guide/actions-obj-custom-notification.html
 */
export async function sendNotification(
    salesforce: SalesforceClient,
    opportunityId: string,
    text: (opportunity: string, language: string | null) => { title: string; body: string }
): Promise<string | null> {
    const [recipient] = await salesforce.query<Recipient>(
        'SELECT Name, OwnerId, Owner.IsActive, Owner.LanguageLocaleKey FROM Opportunity ' +
            `WHERE Id = ${soqlText(opportunityId)}`
    );
    if (!recipient?.Owner?.IsActive) return null;
    const [type] = await salesforce.query<{ Id: string }>(
        `SELECT Id FROM CustomNotificationType WHERE DeveloperName = '${NOTIFICATION_TYPE}'`
    );
    if (!type)
        throw new CosellError('SALESFORCE_REFUSED', `There is no notification type ${NOTIFICATION_TYPE}.`);
    const [result] = await salesforce.request<ActionResult[]>(
        'POST',
        '/actions/standard/customNotificationAction',
        {
            inputs: [
                {
                    customNotifTypeId: type.Id,
                    recipientIds: [recipient.OwnerId],
                    targetId: opportunityId,
                    ...text(recipient.Name, recipient.Owner.LanguageLocaleKey)
                }
            ]
        }
    );
    if (!result?.isSuccess) {
        const [error] = result?.errors ?? [];
        throw new CosellError('SALESFORCE_REFUSED', `${error?.statusCode}: ${error?.message}`);
    }
    return recipient.OwnerId;
}

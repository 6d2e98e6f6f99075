import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The customer's rule refuses more, whoever writes it. */
export const ALLOWED_AMOUNT = 900_000;
/** Whose name begins so is locked, as in an approval: nobody saves it but to rename it. */
export const LOCK_MARK = 'In approval';
/** The customer's flow adds to names that begin so. */
export const FLOW_MARK = 'Renamed';
/** With this as its next step a deal waits for an approval, and nobody changes its amount. */
export const APPROVAL_MARK = 'In approval';

/** Of the Opportunities that the relay creates there. */
export const RECORD_TYPE = 'Co_sell_Deal';

const recordType = `<?xml version="1.0" encoding="UTF-8"?>
<RecordType xmlns="http://soap.sforce.com/2006/04/metadata">
    <fullName>${RECORD_TYPE}</fullName>
    <active>true</active>
    <label>Co-sell Deal</label>
</RecordType>
`;
/** What publishing the mapping opens for the relay in an org with D-U-N-S numbers. */
export const DUNS_PERMISSION = 'Relay_Reads_Duns';

const dunsPermission = `<?xml version="1.0" encoding="UTF-8"?>
<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">
    <fieldPermissions>
        <editable>false</editable>
        <field>Account.DunsNumber</field>
        <readable>true</readable>
    </fieldPermissions>
    <label>Relay reads DUNS</label>
</PermissionSet>
`;
const rule = `<?xml version="1.0" encoding="UTF-8"?>
<ValidationRule xmlns="http://soap.sforce.com/2006/04/metadata">
    <fullName>Deal_Desk</fullName>
    <active>true</active>
    <errorConditionFormula>AND(ISCHANGED(Amount), Amount &gt; ${ALLOWED_AMOUNT})</errorConditionFormula>
    <errorMessage>Such an amount needs the approval of the deal desk.</errorMessage>
</ValidationRule>
`;
/** What a before-save flow and an approval's lock do, in the only form that the local org runs. */
const flow = `trigger CustomerNames on Opportunity (before update) {
    for (Opportunity deal : Trigger.new) {
        if (deal.Name.startsWith('${LOCK_MARK}') && Trigger.oldMap.get(deal.Id).Name.startsWith('${LOCK_MARK}')) {
            deal.addError('This record is locked.');
        }
        if (deal.Name.startsWith('${FLOW_MARK}') && !deal.Name.endsWith('(checked)')) {
            deal.Name += ' (checked)';
        }
        if (deal.NextStep == '${APPROVAL_MARK}' && deal.Amount != Trigger.oldMap.get(deal.Id).Amount) {
            deal.addError('The record is locked: it waits for an approval.');
        }
    }
}
`;
/** What people do with buttons of Salesforce, and what the REST API does not offer or this org not yet. */
const actions = `public with sharing class CustomerActions {
    @AuraEnabled
    public static Id convert(Id leadId) {
        Database.LeadConvert conversion = new Database.LeadConvert();
        conversion.setLeadId(leadId);
        conversion.setConvertedStatus('Closed - Converted');
        return Database.convertLead(conversion).getOpportunityId();
    }
    @AuraEnabled
    public static void mergeAccounts(Id winner, Id loser) {
        merge new Account(Id = winner) loser;
    }
    @AuraEnabled
    public static void mergeContacts(Id winner, Id loser) {
        merge new Contact(Id = winner) loser;
    }
    @AuraEnabled
    public static void restoreFromBin(Id recordId) {
        Database.undelete(recordId);
    }
    @AuraEnabled
    public static void deleteForGood(Id recordId) {
        Database.delete(recordId);
        Database.emptyRecycleBin(recordId);
    }
    @AuraEnabled
    public static Id copy(Id opportunityId, Boolean withSolutions) {
        Opportunity source = [
            SELECT Name, StageName, CloseDate, Amount, AccountId, OwnerId, Sync_With_Partner_Center__c,
                Referral_Identifier__c, Referral_Link__c, Referral_Status__c, Co_sell_Deal_Key__c,
                Co_sell_Revision__c, Co_sell_Type__c, Customer_purchase_intent__c
            FROM Opportunity
            WHERE Id = :opportunityId
        ];
        Opportunity copied = source.clone(false, true);
        insert copied;
        if (withSolutions) {
            List<Microsoft_Solutions__c> rows = new List<Microsoft_Solutions__c>();
            for (Microsoft_Solutions__c row : [
                SELECT Opportunity__c, Solution__c, Price__c, Quantity__c
                FROM Microsoft_Solutions__c
                WHERE Opportunity__c = :opportunityId
            ]) {
                rows.add(new Microsoft_Solutions__c(
                    Opportunity__c = copied.Id,
                    Solution__c = row.Solution__c,
                    Price__c = row.Price__c,
                    Quantity__c = row.Quantity__c
                ));
            }
            insert rows;
        }
        return copied.Id;
    }
}
`;
const classMeta = `<?xml version="1.0" encoding="UTF-8"?>
<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata">
    <apiVersion>67.0</apiVersion>
    <status>Active</status>
</ApexClass>
`;
const flowMeta = `<?xml version="1.0" encoding="UTF-8"?>
<ApexTrigger xmlns="http://soap.sforce.com/2006/04/metadata">
    <apiVersion>67.0</apiVersion>
    <status>Active</status>
</ApexTrigger>
`;

/**
 * A project of the packages and of what the customer has built beside them: a validation rule and a flow.
 * @returns its folder
 */
export async function customerProject(folder: string): Promise<string> {
    const project = JSON.parse(await readFile(path.join(root, 'sfdx-project.json'), 'utf8')) as {
        packageDirectories: { path: string }[];
    };
    const own = path.join(folder, 'customer/main/default');
    await mkdir(path.join(own, 'objects/Opportunity/validationRules'), { recursive: true });
    await mkdir(path.join(own, 'objects/Opportunity/recordTypes'), { recursive: true });
    await mkdir(path.join(own, 'permissionsets'), { recursive: true });
    await mkdir(path.join(own, 'triggers'), { recursive: true });
    await mkdir(path.join(own, 'classes'), { recursive: true });
    for (const directory of project.packageDirectories)
        await symlink(path.join(root, directory.path), path.join(folder, directory.path), 'dir');
    const files = {
        'objects/Opportunity/validationRules/Deal_Desk.validationRule-meta.xml': rule,
        [`objects/Opportunity/recordTypes/${RECORD_TYPE}.recordType-meta.xml`]: recordType,
        [`permissionsets/${DUNS_PERMISSION}.permissionset-meta.xml`]: dunsPermission,
        'classes/CustomerActions.cls': actions,
        'classes/CustomerActions.cls-meta.xml': classMeta,
        'triggers/CustomerNames.trigger': flow,
        'triggers/CustomerNames.trigger-meta.xml': flowMeta
    };
    for (const [name, text] of Object.entries(files)) await writeFile(path.join(own, name), text);
    const packageDirectories = [...project.packageDirectories, { path: 'customer' }];
    await writeFile(
        path.join(folder, 'sfdx-project.json'),
        JSON.stringify({ ...project, packageDirectories })
    );
    return folder;
}

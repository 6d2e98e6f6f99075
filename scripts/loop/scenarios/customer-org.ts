import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The customer's rule refuses more, whoever writes it. */
export const ALLOWED_AMOUNT = 900_000;
/** The customer's flow adds to names that begin so. */
export const FLOW_MARK = 'Renamed';
/** With this as its next step a deal waits for an approval, and nobody changes its amount. */
export const APPROVAL_MARK = 'In approval';

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
        if (deal.Name.startsWith('${FLOW_MARK}') && !deal.Name.endsWith('(checked)')) {
            deal.Name += ' (checked)';
        }
        if (deal.NextStep == '${APPROVAL_MARK}' && deal.Amount != Trigger.oldMap.get(deal.Id).Amount) {
            deal.addError('The record is locked: it waits for an approval.');
        }
    }
}
`;
/** The button of a seller who converts a lead: the REST API alone cannot. */
const conversion = `public with sharing class CustomerConversion {
    @AuraEnabled
    public static Id convert(Id leadId) {
        Database.LeadConvert conversion = new Database.LeadConvert();
        conversion.setLeadId(leadId);
        conversion.setConvertedStatus('Closed - Converted');
        return Database.convertLead(conversion).getOpportunityId();
    }
}
`;
const conversionMeta = `<?xml version="1.0" encoding="UTF-8"?>
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
    await mkdir(path.join(own, 'triggers'), { recursive: true });
    await mkdir(path.join(own, 'classes'), { recursive: true });
    for (const directory of project.packageDirectories)
        await symlink(path.join(root, directory.path), path.join(folder, directory.path), 'dir');
    const files = {
        'objects/Opportunity/validationRules/Deal_Desk.validationRule-meta.xml': rule,
        'classes/CustomerConversion.cls': conversion,
        'classes/CustomerConversion.cls-meta.xml': conversionMeta,
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

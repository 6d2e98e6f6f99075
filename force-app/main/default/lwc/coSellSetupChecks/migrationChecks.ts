import type { RegistrationAnswer } from '@cosell/contracts/setup-answers';
import { filled, type Check } from 'c/coSellSetupParts';
import deals from '@salesforce/label/c.CoSell_Setup_Migration_Deals';
import dealsNone from '@salesforce/label/c.CoSell_Setup_Migration_Deals_None';
import dealsSome from '@salesforce/label/c.CoSell_Setup_Migration_Deals_Some';
import fields from '@salesforce/label/c.CoSell_Setup_Migration_Fields';
import fieldsList from '@salesforce/label/c.CoSell_Setup_Migration_Fields_List';
import flows from '@salesforce/label/c.CoSell_Setup_Migration_Flows';
import flowsAsk from '@salesforce/label/c.CoSell_Setup_Migration_Flows_Ask';
import flowsHeard from '@salesforce/label/c.CoSell_Setup_Migration_Flows_Heard';
import names from '@salesforce/label/c.CoSell_Setup_Migration_Names';
import namesSome from '@salesforce/label/c.CoSell_Setup_Migration_Names_Some';
import none from '@salesforce/label/c.CoSell_Setup_None';
import openPowerAutomate from '@salesforce/label/c.CoSell_Setup_Open_Power_Automate';
import openSetup from '@salesforce/label/c.CoSell_Setup_Open_Setup';
import trigger from '@salesforce/label/c.CoSell_Setup_Migration_Trigger';
import triggerOff from '@salesforce/label/c.CoSell_Setup_Migration_Trigger_Off';
import triggerOn from '@salesforce/label/c.CoSell_Setup_Migration_Trigger_On';
import type { Findings } from './facts';

/** Fields of Opportunity that both products know by the same name (docs/uninstall.md lists all objects). */
const SHARED_FIELDS = [
    'Audit__c',
    'Co_sell_Type__c',
    'Customer_purchase_intent__c',
    'How_can_Microsoft_help__c',
    'Microsoft_CRM_Identifier__c',
    'Partner_Role__c',
    'Referral_Identifier__c',
    'Referral_Link__c',
    'Referral_visible_to_Microsoft_sellers__c',
    'Solution_Area__c',
    'Solution_Play__c',
    'Sync_With_Partner_Center__c'
];

/** Whether the connector's trigger fires: it must not any more once we are live. */
export function triggerCheck(findings: Findings): Check {
    const isFiring = findings.microsoftConnector?.state === 'on';
    return {
        name: 'trigger',
        label: trigger,
        state: isFiring ? 'toDo' : 'ready',
        saw: isFiring ? triggerOn : triggerOff,
        remedies: isFiring
            ? [{ kind: 'link', url: '/lightning/setup/ApexTriggers/home', label: openSetup }]
            : []
    };
}

/**
 * What of the connector is still at work, and what becomes of its data.
 *
 * @param registration null: not known
 */
export function migrationChecks(findings: Findings, registration: RegistrationAnswer | null): Check[] {
    const isHeard = registration?.state === 'taken' && registration.isFlow;
    const toAdopt = countOf(findings, 'connectorDeals');
    const marked = countOf(findings, 'connectorNames');
    return [
        triggerCheck(findings),
        {
            name: 'flows',
            label: flows,
            state: isHeard ? 'attention' : 'unknown',
            saw: isHeard ? flowsHeard : flowsAsk,
            remedies: [{ kind: 'link', url: 'https://make.powerautomate.com', label: openPowerAutomate }]
        },
        {
            name: 'deals',
            label: deals,
            state: toAdopt ? 'attention' : 'ready',
            saw: toAdopt ? filled(dealsSome, toAdopt) : dealsNone
        },
        {
            name: 'names',
            label: names,
            state: marked ? 'attention' : 'ready',
            saw: marked ? filled(namesSome, marked) : none
        },
        {
            name: 'fields',
            label: fields,
            state: 'ready',
            saw: filled(fieldsList, SHARED_FIELDS.join(', '))
        }
    ];
}

/** Whether there is anything to move over. */
export function hasConnector(findings: Findings): boolean {
    return ['microsoftConnector', 'connectorField', 'connectorNames', 'connectorDeals'].some((name) =>
        ['on', 'paused'].includes(findings[name]?.state ?? 'off')
    );
}

/** A number that was counted no further is told with its plus sign; 0: none. */
function countOf(findings: Findings, name: string): string | 0 {
    const finding = findings[name];
    return finding?.state === 'on' ? (finding.details[0] ?? '1') : 0;
}

import type { RuleName } from 'c/coSellRules';
import addressLine1 from '@salesforce/label/c.CoSell_Rule_Street';
import city from '@salesforce/label/c.CoSell_Rule_City';
import closeDate from '@salesforce/label/c.CoSell_Rule_Close_Date';
import closeDateAhead from '@salesforce/label/c.CoSell_Rule_Close_Date_Ahead';
import country from '@salesforce/label/c.CoSell_Rule_Country';
import currency from '@salesforce/label/c.CoSell_Rule_Currency';
import customerContact from '@salesforce/label/c.CoSell_Rule_Contact';
import customerName from '@salesforce/label/c.CoSell_Rule_Account';
import fewContacts from '@salesforce/label/c.CoSell_Rule_Few_Contacts';
import fewSolutions from '@salesforce/label/c.CoSell_Rule_Few_Solutions';
import fewTeamMembers from '@salesforce/label/c.CoSell_Rule_Few_Team_Members';
import name from '@salesforce/label/c.CoSell_Rule_Name';
import partnerRole from '@salesforce/label/c.CoSell_Rule_Partner_Role';
import purchaseIntent from '@salesforce/label/c.CoSell_Rule_Purchase_Intent';
import solution from '@salesforce/label/c.CoSell_Rule_Solution';
import solutionArea from '@salesforce/label/c.CoSell_Rule_Solution_Area';
import solutionPlay from '@salesforce/label/c.CoSell_Rule_Solution_Play';
import teamMember from '@salesforce/label/c.CoSell_Rule_Team_Member';
import value from '@salesforce/label/c.CoSell_Rule_Value';

/** What is wrong with a deal that breaks the rule, in the seller's words. */
export const ruleTexts: Readonly<Record<RuleName, string>> = {
    name,
    value,
    currency,
    closeDate,
    closeDateAhead,
    customerName,
    addressLine1,
    city,
    country,
    teamMember,
    fewTeamMembers,
    customerContact,
    fewContacts,
    solution,
    fewSolutions,
    purchaseIntent,
    partnerRole,
    solutionArea,
    solutionPlay
};

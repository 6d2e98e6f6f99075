import closeDate from '@salesforce/label/c.CoSell_Close_Date';
import contacts from '@salesforce/label/c.CoSell_Contacts';
import coSellType from '@salesforce/label/c.CoSell_Type';
import crmIdentifier from '@salesforce/label/c.CoSell_CRM_Identifier';
import currency from '@salesforce/label/c.CoSell_Currency';
import customer from '@salesforce/label/c.CoSell_Customer';
import help from '@salesforce/label/c.CoSell_Help';
import microsoftStatus from '@salesforce/label/c.CoSell_Microsoft_Status';
import name from '@salesforce/label/c.CoSell_Deal';
import notes from '@salesforce/label/c.CoSell_Notes';
import notesToMicrosoft from '@salesforce/label/c.CoSell_Notes_To_Microsoft';
import partnerRole from '@salesforce/label/c.CoSell_Partner_Role';
import purchaseIntent from '@salesforce/label/c.CoSell_Purchase_Intent';
import reason from '@salesforce/label/c.CoSell_Reason';
import salesStage from '@salesforce/label/c.CoSell_Sales_Stage';
import sellers from '@salesforce/label/c.CoSell_Sellers';
import solutionArea from '@salesforce/label/c.CoSell_Solution_Area';
import solutionPlay from '@salesforce/label/c.CoSell_Solution_Play';
import solutions from '@salesforce/label/c.CoSell_Solutions';
import status from '@salesforce/label/c.CoSell_Referral_Status';
import team from '@salesforce/label/c.CoSell_Team';
import value from '@salesforce/label/c.CoSell_Value';
import visibleToMicrosoft from '@salesforce/label/c.CoSell_Visible';

/** In the order in which the card lists them. */
const texts: Readonly<Record<string, string>> = {
    name,
    customer,
    value,
    currency,
    closeDate,
    salesStage,
    notes,
    coSellType,
    purchaseIntent,
    partnerRole,
    solutionArea,
    solutionPlay,
    solutions,
    contacts,
    team,
    help,
    notesToMicrosoft,
    visibleToMicrosoft,
    status,
    substatus: status,
    statusReason: reason,
    microsoftStatus,
    microsoftSubstatus: microsoftStatus,
    microsoftMsxId: crmIdentifier,
    microsoftSellerName: sellers,
    microsoftSellerEmail: sellers
};

/** @param field of the deal, as the relay names it; one of a newer relay says its own name */
export const fieldText = (field: string): string => texts[field] ?? field;

export const fieldOrder = (field: string): number => {
    const place = Object.keys(texts).indexOf(field);
    return place < 0 ? Number.MAX_SAFE_INTEGER : place;
};

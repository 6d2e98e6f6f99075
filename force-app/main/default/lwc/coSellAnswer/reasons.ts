import abuse from '@salesforce/label/c.CoSell_Reason_Abuse';
import budget from '@salesforce/label/c.CoSell_Reason_Budget';
import noCustomer from '@salesforce/label/c.CoSell_Reason_No_Customer';
import noResponse from '@salesforce/label/c.CoSell_Reason_No_Response';
import other from '@salesforce/label/c.CoSell_Reason_Other';
import otherVendor from '@salesforce/label/c.CoSell_Reason_Other_Vendor';
import requirement from '@salesforce/label/c.CoSell_Reason_Requirement';
import timeline from '@salesforce/label/c.CoSell_Reason_Timeline';

/** Stands for the seller's own words. */
export const OTHER = 'other';

/**
 * The reasons of Partner Center for declined and lost deals. The value is what Microsoft reads, in English
 * whatever the language of the seller; the API takes any text.
 */
export const reasons = [
    { label: budget, value: "Project budget isn't adequate" },
    { label: noResponse, value: "Customer didn't respond" },
    { label: otherVendor, value: 'Customer chose another vendor' },
    { label: requirement, value: 'Customer requirement not met' },
    { label: noCustomer, value: 'Not a customer' },
    { label: timeline, value: 'Proposed timeline too short' },
    { label: abuse, value: 'Report as abuse, spam or phishing' },
    { label: other, value: OTHER }
];

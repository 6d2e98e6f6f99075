import architecture from '@salesforce/label/c.CoSell_Help_Architecture_Means';
import general from '@salesforce/label/c.CoSell_Help_General_Means';
import none from '@salesforce/label/c.CoSell_Help_None';
import noneMeans from '@salesforce/label/c.CoSell_Help_None_Means';
import postSales from '@salesforce/label/c.CoSell_Help_Post_Sales_Means';
import proof from '@salesforce/label/c.CoSell_Help_Proof_Means';
import quotes from '@salesforce/label/c.CoSell_Help_Quotes_Means';
import workload from '@salesforce/label/c.CoSell_Help_Workload_Means';

export interface Choice {
    label: string;
    value: string;
    description?: string;
}

/** By value of `How_can_Microsoft_help__c`: what Microsoft's people then do (Microsoft Learn, "Manage co-sell"). */
const meanings: Readonly<Record<string, string>> = {
    'Workload Specific Value Proposition': workload,
    'Customer Technical Architecture': architecture,
    'Proof Of Concept or Demo': proof,
    'Quotes or Licensing': quotes,
    'Post Sales Customer Success': postSales,
    'General or Other': general
};

/** Stands for an empty field: a combobox cannot choose nothing. */
export const NO_HELP = 'none';

/** @param choices of the picklist, in the language of the user */
export const helpChoices = (choices: readonly Choice[]): Choice[] => [
    { label: none, value: NO_HELP, description: noneMeans },
    ...choices.map(({ label, value }) => {
        const description = meanings[value];
        return { label, value, ...(description ? { description } : {}) };
    })
];

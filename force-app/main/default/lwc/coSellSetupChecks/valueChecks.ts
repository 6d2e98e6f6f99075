import type { MappingAnswer, MappingDocument } from '@cosell/contracts/setup-answers';
import { countries as isoCountries, countryCode } from 'c/coSellRules';
import { filled, type Check } from 'c/coSellSetupParts';
import type { Count, Counts } from '@salesforce/apex/CoSellOpportunities.counts';
import back from '@salesforce/label/c.CoSell_Setup_Conflict_Back';
import conflicts from '@salesforce/label/c.CoSell_Setup_Values_Conflicts';
import countries from '@salesforce/label/c.CoSell_Setup_Values_Countries';
import countriesKnown from '@salesforce/label/c.CoSell_Setup_Countries_Known';
import countriesUnknown from '@salesforce/label/c.CoSell_Setup_Countries_Unknown';
import currency from '@salesforce/label/c.CoSell_Setup_Currency';
import currencyDiffers from '@salesforce/label/c.CoSell_Setup_Currency_Differs';
import currencyFine from '@salesforce/label/c.CoSell_Setup_Currency_Fine';
import currencyInactive from '@salesforce/label/c.CoSell_Setup_Currency_Inactive';
import lost from '@salesforce/label/c.CoSell_Setup_Conflict_Lost';
import noConflict from '@salesforce/label/c.CoSell_Setup_Values_No_Conflict';
import open from '@salesforce/label/c.CoSell_Setup_Conflict_Open';
import stageGone from '@salesforce/label/c.CoSell_Setup_Values_Stage_Gone';
import won from '@salesforce/label/c.CoSell_Setup_Conflict_Won';
import { conflictsIn, type Conflict } from './stageTable';

/** Step 6: whether stages, countries and currencies of this org mean something to Microsoft. */
export function valueChecks(
    document: MappingDocument,
    { currencies: taken }: Pick<MappingAnswer, 'currencies'>,
    counts: Counts
): Check[] {
    const wrong = conflictsIn(document.status, counts.stages);
    return [
        {
            name: 'stages',
            label: conflicts,
            state: wrong.length ? 'toDo' : 'ready',
            saw: wrong.length ? wrong.map((one) => `${one.stage}: ${inWords(one)}`).join(' ') : noConflict
        },
        countryCheck(document, counts.countries),
        currencyCheck(taken, counts.currencies)
    ];
}

/** Why a stage stands out; for the row of the table. */
export function inWords(conflict: Conflict): string {
    if (conflict.kind === 'gone') return filled(stageGone, conflict.stage);
    if (conflict.kind === 'back') return filled(back, conflict.substatus, conflict.stage, conflict.to);
    return filled({ open, won, lost }[conflict.kind], conflict.to);
}

/** ISO 3166 alpha-2 of a country as the org writes it; null: nobody knows it. */
export function codeOf(country: string, { countries: mapped = {} }: MappingDocument): string | null {
    const code = mapped[country] ?? countryCode(country);
    return isoCountries('en').some((known) => known.code === code) ? code : null;
}

export function unknownCountries(document: MappingDocument, found: readonly Count[]): Count[] {
    return found.filter(({ value }) => !codeOf(value, { ...document, countries: {} }));
}

function countryCheck(document: MappingDocument, found: readonly Count[]): Check {
    const unknown = found.filter(({ value }) => !codeOf(value, document));
    return {
        name: 'countries',
        label: countries,
        state: unknown.length ? 'attention' : 'ready',
        saw: unknown.length
            ? filled(countriesUnknown, unknown.length, found.length)
            : filled(countriesKnown, found.length)
    };
}

function currencyCheck({ active, fixed }: MappingAnswer['currencies'], found: readonly Count[]): Check {
    const check = { name: 'currencies', label: currency } as const;
    const [own] = found;
    if (fixed && own && own.value !== fixed)
        return { ...check, state: 'toDo', saw: filled(currencyDiffers, own.value, fixed) };
    const inactive = active ? found.map(({ value }) => value).filter((code) => !active.includes(code)) : [];
    return inactive.length
        ? { ...check, state: 'attention', saw: filled(currencyInactive, inactive.join(', ')) }
        : { ...check, state: 'ready', saw: currencyFine };
}

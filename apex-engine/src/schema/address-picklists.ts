// Addresses in an org with state and country picklists. The platform lists the countries of ISO 3166; of the
// nine that it gives states from the start, this has two, and refuses the states of the other seven by name.
import type { PicklistValue } from './field.ts';
import type { Schema } from './schema.ts';

/** Regions of CLDR that are no countries. */
const NO_COUNTRIES = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']);
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** ISO 3166 alpha-2 → English name, in the order of the codes. */
export const COUNTRIES: ReadonlyMap<string, string> = namedCountries();

const STATES: Record<string, string> = {
    US:
        'AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|' +
        'DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|' +
        'KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|' +
        'MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|' +
        'NM New Mexico|NY New York|NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|' +
        'PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|' +
        'VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming',
    CA:
        'AB Alberta|BC British Columbia|MB Manitoba|NB New Brunswick|NL Newfoundland and Labrador|' +
        'NT Northwest Territories|NS Nova Scotia|NU Nunavut|ON Ontario|PE Prince Edward Island|QC Quebec|' +
        'SK Saskatchewan|YT Yukon Territories'
};
/** They have states on the platform, and none here. */
export const STATES_NOT_LISTED: ReadonlySet<string> = new Set(['AU', 'BR', 'CN', 'IE', 'IN', 'IT', 'MX']);

/** Code → name of the states of a country; empty where it has none. */
export function statesOf(country: string): ReadonlyMap<string, string> {
    const entries = STATES[country]?.split('|') ?? [];
    return new Map(entries.map((entry) => [entry.slice(0, 2), entry.slice(3)]));
}

/** Gives the codes of all addresses their values, those of a state with the country that they belong to. */
export function addAddressPicklists(schema: Schema): void {
    const value = ([code, label]: [string, string]) => ({ value: code, label, active: true });
    const countries: PicklistValue[] = [...COUNTRIES].map(value);
    const order = [...COUNTRIES.keys()];
    const states: PicklistValue[] = Object.keys(STATES).flatMap((country) =>
        [...statesOf(country)].map((state) => ({ ...value(state), validFor: [order.indexOf(country)] }))
    );
    for (const definition of schema.objects.values())
        for (const field of definition.fields.values())
            if (/countrycode$/.test(field.key)) field.picklist = countries;
            else if (/statecode$/.test(field.key)) {
                field.picklist = states;
                field.controlling = field.name.replace(/StateCode$/, 'CountryCode');
            }
}

function namedCountries(): Map<string, string> {
    const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
    const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
    return new Map(
        codes.flatMap((code): [string, string][] => {
            const name = names.of(code);
            const isOld = new Intl.Locale(`und-${code}`).region !== code;
            return name && !isOld && !NO_COUNTRIES.has(code) ? [[code, name]] : [];
        })
    );
}

import { COUNTRIES, STATES_NOT_LISTED, statesOf } from '../../schema/address-picklists.ts';
import { Unsupported } from '../../values/index.ts';
import { dmlError, type DmlError } from '../dml-error.ts';
import { text, type Row } from '../row.ts';

const COUNTRY =
    "There's a problem with this country, even though it may appear correct. Please select a " +
    'country/territory from the list of valid countries.';
const STATE =
    "There's a problem with this state, even though it may appear correct. Please select a state from the " +
    'list of valid states.';
const NO_COUNTRY = 'Please specify a country/territory before specifying a state value for field: ';

/** `billing` of `billingcountrycode`; empty for an object with one address. */
const addressesOf = ({ $definition }: Row): string[] =>
    [...$definition.fields.keys()].flatMap((key) => /^(\w*)countrycode$/.exec(key)?.[1] ?? []);

/**
 * In an org with state and country picklists a name and its code are one value: whichever is set sets the
 * other; the code counts where both are.
 * @param set lower-case names of the fields that the caller sets
 */
export function pairAddresses(row: Row, set: ReadonlySet<string>): void {
    for (const prefix of addressesOf(row)) {
        pair(row, set, `${prefix}country`, COUNTRIES);
        pair(row, set, `${prefix}state`, statesOf(text(row, `${prefix}countrycode`)));
    }
}

function pair(row: Row, set: ReadonlySet<string>, key: string, known: ReadonlyMap<string, string>): void {
    const code = `${key}code`;
    if (set.has(code)) {
        const given = text(row, code).toUpperCase();
        row[code] = given || null;
        row[key] = known.get(given) ?? null;
    } else if (set.has(key)) {
        const name = text(row, key).toLowerCase();
        const found = [...known].find(([, one]) => one.toLowerCase() === name);
        row[code] = found?.[0] ?? null;
        row[key] = found?.[1] ?? row[key];
    }
}

/** What the picklists do not hold. */
export function addressErrors(row: Row, set: ReadonlySet<string>): DmlError[] {
    return addressesOf(row).flatMap((prefix) => {
        const isSet = (part: string) => set.has(prefix + part) || set.has(`${prefix}${part}code`);
        const value = (part: string) => text(row, prefix + part);
        const [country, state] = [value('countrycode'), value('statecode')];
        const named = (part: string) => row.$definition.field(prefix + part)?.name ?? part;
        if (isSet('country') && (country ? !COUNTRIES.has(country) : value('country')))
            return [dmlError('FIELD_INTEGRITY_EXCEPTION', COUNTRY, [named('countrycode')])];
        if (!isSet('state') || !(state || value('state'))) return [];
        if (!country)
            return [dmlError('FIELD_INTEGRITY_EXCEPTION', NO_COUNTRY + named('state'), [named('state')])];
        if (STATES_NOT_LISTED.has(country)) throw new Unsupported(`the states of country ${country}`);
        if (statesOf(country).has(state)) return [];
        return [dmlError('FIELD_INTEGRITY_EXCEPTION', STATE, [named('statecode')])];
    });
}

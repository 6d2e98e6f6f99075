/** A picklist field as describe answers it. */
export interface PicklistField {
    name: string;
    picklistValues?: { value: string; label: string; active: boolean; validFor?: string | null }[];
}

/** A state as an org with state and country picklists knows it. */
export interface StateCode {
    /** ISO 3166 alpha-2. */
    country: string;
    name: string;
    code: string;
}

/**
 * The states of each country. `validFor` of a dependent value is a bitmap in base64: bit n, the highest of a
 * byte first, stands for the nth value of the controlling field (REST API, "describe", dependent picklists).
 */
export function stateCodes(
    countries: PicklistField | undefined,
    states: PicklistField | undefined
): StateCode[] {
    const controlling = (countries?.picklistValues ?? []).map(({ value }) => value);
    return (states?.picklistValues ?? [])
        .filter(({ active }) => active)
        .flatMap(({ value, label, validFor }) => {
            const bits = Buffer.from(validFor ?? '', 'base64');
            const isValid = (index: number) => ((bits[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0;
            return controlling
                .filter((_, index) => isValid(index))
                .map((country) => ({ country, name: label, code: value }));
        });
}

/** The code of a state by its name or its code; null where the org lists none such for the country. */
export function stateCodeOf(
    known: readonly StateCode[],
    country: string | null,
    state: string | null
): string | null {
    const wanted = state?.trim().toLowerCase();
    const found = known.find(
        (one) =>
            one.country === country &&
            (one.name.toLowerCase() === wanted || one.code.toLowerCase() === wanted)
    );
    return found?.code ?? null;
}

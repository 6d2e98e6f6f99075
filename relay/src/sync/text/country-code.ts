let codes: Map<string, string> | undefined;

/** English names of all regions as the runtime knows them (CLDR), lower case → ISO 3166 alpha-2. */
function codesByName(): Map<string, string> {
    if (codes) return codes;
    const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    codes = new Map();
    for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
        const name = names.of(code);
        // A withdrawn code (DD, SU, …) is an alias of today's: its canonical locale names another region.
        if (name && Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`)
            codes.set(name.toLowerCase(), code);
    }
    codes.set('usa', 'US').set('united states of america', 'US').set('uk', 'GB').set('great britain', 'GB');
    return codes;
}

/** `us`, `US`, `United States` → `US`; anything else stays as it is, for `missingForReferral` to name. */
export function countryCode(country: string | null): string | null {
    if (!country) return null;
    const known = codesByName().get(country.toLowerCase());
    if (known) return known;
    return /^[a-z]{2}$/i.test(country) ? country.toUpperCase() : country;
}

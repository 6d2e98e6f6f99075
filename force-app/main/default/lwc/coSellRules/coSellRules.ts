/**
 * What makes a deal ready for Microsoft. One set of rules: the card shows them while the seller types, the
 * relay (`relay/src/sync/referral/readiness.ts`) enforces them before anything is sent. Pure, without imports
 * and without a clock, so that both can run the very same file.
 *
 * Sources: Microsoft Learn, "Create a referral", "Manage co-sell opportunities" and "Bulk operations".
 */
export interface PersonToShare {
    firstName: string | null;
    lastName: string | null;
    phone: string | null;
    email: string | null;
}

export interface CustomerToShare {
    name: string | null;
    addressLine1: string | null;
    city: string | null;
    /** As `countryCode` gives it: ISO 3166 alpha-2, or what somebody typed that is no country. */
    country: string | null;
}

export interface DealToShare {
    name: string | null;
    customer: CustomerToShare | null;
    value: number | null;
    /** ISO 4217. */
    currency: string | null;
    /** YYYY-MM-DD. */
    closeDate: string | null;
    /** The partner's people. */
    team: readonly PersonToShare[];
    /** The customer's people. */
    contacts: readonly PersonToShare[];
    /** Null: no help of Microsoft is asked for. */
    help: string | null;
    /** `IP Co-sell` or `Services Co-sell`; null counts as IP, the default of the field. */
    coSellType: string | null;
    purchaseIntent: string | null;
    partnerRole: string | null;
    solutionArea: string | null;
    solutionPlay: string | null;
    solutions: readonly unknown[];
}

/** In the order in which the card lists them. */
export const ruleNames = [
    'name',
    'value',
    'currency',
    'closeDate',
    'closeDateAhead',
    'customerName',
    'addressLine1',
    'city',
    'country',
    'teamMember',
    'fewTeamMembers',
    'customerContact',
    'fewContacts',
    'solution',
    'fewSolutions',
    'purchaseIntent',
    'partnerRole',
    'solutionArea',
    'solutionPlay'
] as const;
export type RuleName = (typeof ruleNames)[number];

/** Per deal: solutions, team, contacts (Microsoft Learn, "Bulk operations"). */
export const MOST_ENTRIES = 50;

export const isServices = ({ coSellType }: Pick<DealToShare, 'coSellType'>): boolean =>
    coSellType === 'Services Co-sell';

/** Name, phone and e-mail: Microsoft takes no person with less. */
export const isReachable = ({ firstName, lastName, phone, email }: PersonToShare): boolean =>
    [firstName, lastName, phone, email].every((text) => Boolean(text?.trim()));

type Rule = (deal: DealToShare, today: string) => boolean | null;

const few = (entries: readonly unknown[]): boolean | null => (entries.length > MOST_ENTRIES ? false : null);
const filled = (text: string | null | undefined): boolean => Boolean(text?.trim());

/** True: met; false: Microsoft would refuse the deal; null: does not concern this deal. */
const rules: Readonly<Record<RuleName, Rule>> = {
    name: ({ name }) => filled(name),
    value: ({ value }) => value !== null && value > 0,
    currency: ({ currency }) => /^[A-Z]{3}$/.test(currency ?? ''),
    closeDate: ({ closeDate }) => filled(closeDate),
    // Days of this form sort as text.
    closeDateAhead: ({ closeDate }, today) => (closeDate ? closeDate >= today : null),
    customerName: ({ customer }) => filled(customer?.name),
    addressLine1: ({ customer }) => filled(customer?.addressLine1),
    city: ({ customer }) => filled(customer?.city),
    country: ({ customer }) => /^[A-Z]{2}$/.test(customer?.country ?? ''),
    teamMember: ({ team }) => team.some(isReachable),
    fewTeamMembers: ({ team }) => few(team),
    customerContact: ({ help, contacts }) => (help === null ? null : contacts.some(isReachable)),
    fewContacts: ({ contacts }) => few(contacts),
    solution: (deal) => (isServices(deal) ? null : deal.solutions.length > 0),
    fewSolutions: ({ solutions }) => few(solutions),
    purchaseIntent: (deal) => (isServices(deal) ? null : filled(deal.purchaseIntent)),
    partnerRole: (deal) => (isServices(deal) ? filled(deal.partnerRole) : null),
    solutionArea: (deal) => (isServices(deal) ? filled(deal.solutionArea) : null),
    solutionPlay: (deal) => (isServices(deal) ? filled(deal.solutionPlay) : null)
};

export interface Verdict {
    rule: RuleName;
    isMet: boolean;
}

/**
 * Every rule that concerns the deal, in order.
 *
 * @param today YYYY-MM-DD where the seller is
 */
export function judge(deal: DealToShare, today: string): Verdict[] {
    return ruleNames.flatMap((rule) => {
        const isMet = rules[rule](deal, today);
        return isMet === null ? [] : [{ rule, isMet }];
    });
}

/** What Microsoft would refuse the deal for, everything at once; empty: ready. */
export const unmetRules = (deal: DealToShare, today: string): RuleName[] =>
    judge(deal, today).flatMap(({ rule, isMet }) => (isMet ? [] : [rule]));

let codes: ReadonlyMap<string, string> | undefined;

/** English names of all regions as the runtime knows them (CLDR), lower case → ISO 3166 alpha-2. */
function codesByName(): ReadonlyMap<string, string> {
    codes ??= new Map([
        ...countries('en').map(({ code, name }) => [name.toLowerCase(), code] as const),
        ['usa', 'US'],
        ['united states of america', 'US'],
        ['uk', 'GB'],
        ['great britain', 'GB']
    ]);
    return codes;
}

/**
 * All countries and territories, sorted by name.
 *
 * @param locale of the names, such as `en` or `pt-BR`
 */
export function countries(locale: string): { code: string; name: string }[] {
    const names = new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' });
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const known = letters
        .flatMap((first) => letters.map((second) => first + second))
        // A withdrawn code (DD, SU, …) is an alias of today's: its canonical locale names another region.
        .filter((code) => Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`)
        .flatMap((code) => {
            const name = names.of(code);
            return name ? [{ code, name }] : [];
        });
    return known.sort((one, other) => one.name.localeCompare(other.name, locale));
}

/** `us`, `US`, `United States` → `US`; anything else stays as it is, for the rule `country` to find. */
export function countryCode(country: string | null): string | null {
    if (!country) return null;
    const known = codesByName().get(country.toLowerCase());
    if (known) return known;
    return /^[a-z]{2}$/i.test(country) ? country.toUpperCase() : country;
}

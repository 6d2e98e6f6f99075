import {
    countries,
    countryCode,
    judge,
    ruleNames,
    unmetRules,
    type DealToShare,
    type RuleName
} from 'c/coSellRules';

const TODAY = '2026-11-27';
const person = { firstName: 'Lea', lastName: 'Berg', phone: '+49 30 1234', email: 'lea@example.com' };
const many = <Entry>(entry: Entry): Entry[] => Array.from({ length: 51 }, () => entry);

const ip: DealToShare = {
    name: 'Cloud move',
    customer: { name: 'Fabrikam', addressLine1: 'Ring 1', city: 'Berlin', country: 'DE' },
    value: 50_000,
    currency: 'EUR',
    closeDate: TODAY,
    team: [person],
    contacts: [person],
    help: 'General or Other',
    coSellType: 'IP Co-sell',
    purchaseIntent: 'Yes',
    partnerRole: null,
    solutionArea: null,
    solutionPlay: null,
    solutions: [{}]
};
const services: DealToShare = {
    ...ip,
    coSellType: 'Services Co-sell',
    purchaseIntent: null,
    solutions: [],
    partnerRole: 'Solution design',
    solutionArea: 'AI Business Solutions',
    solutionPlay: 'Copilot'
};
const customer = (values: Partial<NonNullable<DealToShare['customer']>>) => ({
    customer: { ...ip.customer!, ...values }
});

const refused: [string, DealToShare, RuleName[]][] = [
    ['no name', { ...ip, name: null }, ['name']],
    ['a name of blanks', { ...ip, name: '  ' }, ['name']],
    ['no value', { ...ip, value: null }, ['value']],
    ['a value of 0', { ...ip, value: 0 }, ['value']],
    ['a value below 0', { ...ip, value: -1 }, ['value']],
    ['no currency', { ...ip, currency: null }, ['currency']],
    ['a currency that is none', { ...ip, currency: 'euro' }, ['currency']],
    ['no close date', { ...ip, closeDate: null }, ['closeDate']],
    ['a close date of yesterday', { ...ip, closeDate: '2026-11-26' }, ['closeDateAhead']],
    ['no account', { ...ip, customer: null }, ['customerName', 'addressLine1', 'city', 'country']],
    ['a customer without a name', { ...ip, ...customer({ name: '' }) }, ['customerName']],
    ['a customer without a street', { ...ip, ...customer({ addressLine1: null }) }, ['addressLine1']],
    ['a customer without a city', { ...ip, ...customer({ city: null }) }, ['city']],
    ['a customer without a country', { ...ip, ...customer({ country: null }) }, ['country']],
    ['a country that is none', { ...ip, ...customer({ country: 'Atlantis' }) }, ['country']],
    ['nobody on our side', { ...ip, team: [] }, ['teamMember']],
    ['an owner without a phone', { ...ip, team: [{ ...person, phone: null }] }, ['teamMember']],
    ['an owner with one name', { ...ip, team: [{ ...person, firstName: null }] }, ['teamMember']],
    ['help without a contact', { ...ip, contacts: [] }, ['customerContact']],
    [
        'help with a contact whom nobody can write to',
        { ...ip, contacts: [{ ...person, email: null }] },
        ['customerContact']
    ],
    ['no solution', { ...ip, solutions: [] }, ['solution']],
    ['51 solutions', { ...ip, solutions: many({}) }, ['fewSolutions']],
    ['51 people of ours', { ...ip, team: many(person) }, ['fewTeamMembers']],
    ['51 people of the customer', { ...ip, contacts: many(person) }, ['fewContacts']],
    ['no purchase intent', { ...ip, purchaseIntent: null }, ['purchaseIntent']],
    ['no co-sell type, which counts as IP', { ...ip, coSellType: null, solutions: [] }, ['solution']],
    ['services without a role', { ...services, partnerRole: null }, ['partnerRole']],
    ['services without an area', { ...services, solutionArea: null }, ['solutionArea']],
    ['services without a play', { ...services, solutionPlay: null }, ['solutionPlay']],
    [
        'everything missing at once',
        { ...ip, name: null, value: 0, solutions: [] },
        ['name', 'value', 'solution']
    ]
];

const taken: [string, DealToShare][] = [
    ['an IP deal that has all', ip],
    ['a services deal without solutions and intent', services],
    ['no contact where no help is asked for', { ...ip, help: null, contacts: [] }],
    ['one reachable person among others', { ...ip, team: [{ ...person, email: null }, person] }],
    ['50 solutions', { ...ip, solutions: many({}).slice(1) }]
];

describe('the rules of Microsoft', () => {
    it.each(refused)('refuse %s', (_what, deal, rules) => expect(unmetRules(deal, TODAY)).toEqual(rules));

    it.each(taken)('take %s', (_what, deal) => expect(unmetRules(deal, TODAY)).toEqual([]));

    it('are each refused by a row of this table', () => {
        const broken = new Set(refused.flatMap(([, , rules]) => rules));
        expect(ruleNames.filter((rule) => !broken.has(rule))).toEqual([]);
    });

    it('name only what concerns the deal', () => {
        const rules = judge({ ...ip, help: null }, TODAY).map(({ rule }) => rule);
        expect(rules).not.toContain('customerContact');
        expect(rules).not.toContain('partnerRole');
        expect(rules).not.toContain('fewSolutions');
        expect(judge(services, TODAY).map(({ rule }) => rule)).not.toContain('solution');
    });
});

describe('a country', () => {
    it.each([
        ['us', 'US'],
        ['DE', 'DE'],
        ['Germany', 'DE'],
        ['united states', 'US'],
        ['USA', 'US'],
        ['UK', 'GB'],
        ['Atlantis', 'Atlantis'],
        ['', null],
        [null, null]
    ])('%s is %s', (typed, code) => expect(countryCode(typed)).toBe(code));

    it('is offered by its name in the language of the seller, without withdrawn codes', () => {
        const offered = countries('es');
        expect(offered).toContainEqual({ code: 'DE', name: 'Alemania' });
        expect(offered.map(({ code }) => code)).not.toContain('SU');
        expect(offered.length).toBeGreaterThan(200);
    });
});

import type { JsonSchema } from './json-schema.ts';

const given = (properties: Record<string, JsonSchema>, required: string[]): JsonSchema => ({
    type: 'object',
    additionalProperties: false,
    properties,
    required
});

const word: JsonSchema = { type: 'string', minLength: 1 };
const amount: JsonSchema = { type: 'number', minimum: 0 };
const currency: JsonSchema = { type: 'string', pattern: '^[A-Z]{3}$' };
const moment: JsonSchema = { type: 'string', format: 'iso-date-time' };
const yesOrNo: JsonSchema = { type: 'boolean' };

const contract = {
    value: amount,
    currency,
    startDateTime: moment,
    endDateTime: moment,
    signDateTime: moment,
    term: { enum: ['Finite', 'Perpetual'] }
};

const solution = {
    id: word,
    value: amount,
    currency,
    isDeployedOnAzure: yesOrNo,
    primaryDeploymentOn: { enum: ['Customer', 'Partner'] },
    pricingModel: { enum: ['PayAsYouGo', 'Other'] }
};

const marketplace = { isMarketplaceTransacted: yesOrNo, marketplaceTransactionDateTime: moment };

/**
 * The value of `add` on `/registrations/-`. The published definition requires nothing by name; a deal does.
 */
export const registrationBodySchema: JsonSchema = given(
    {
        type: { enum: ['AzureIPCoSell'] },
        contract: given(contract, ['value', 'currency', 'startDateTime', 'signDateTime', 'term']),
        solutionDetails: {
            type: 'array',
            minItems: 1,
            items: given({ ...solution, marketplaceTransactionDetails: given(marketplace, []) }, [
                'id',
                'value',
                'currency',
                'isDeployedOnAzure'
            ])
        }
    },
    ['type', 'contract', 'solutionDetails']
);

const below = (prefix: string, schemas: Record<string, JsonSchema>, names: string[]) =>
    names.map((name): [string, JsonSchema] => [`${prefix}/${name}`, schemas[name] ?? {}]);

const SOLUTION = '/registrations/0/solutionDetails/0';

/** The twelve paths of Microsoft's connector, each with the values it takes. */
export const registrationPaths: Readonly<Record<string, JsonSchema>> = Object.fromEntries([
    ...below('/registrations/0/contract', contract, [
        'startDateTime',
        'endDateTime',
        'signDateTime',
        'term',
        'value'
    ]),
    ...below(SOLUTION, solution, [
        'value',
        'currency',
        'isDeployedOnAzure',
        'primaryDeploymentOn',
        'pricingModel'
    ]),
    ...below(`${SOLUTION}/marketplaceTransactionDetails`, marketplace, [
        'isMarketplaceTransacted',
        'marketplaceTransactionDateTime'
    ])
]);

import { selectedFields } from '../sync/mapping/opportunity-fields.ts';
import type { RunContext } from './context.ts';

/** API names of the Opportunity that a run reads; CurrencyIsoCode only where the org has it. */
export function crmFields({
    mapping,
    multiCurrency
}: Pick<RunContext, 'mapping' | 'multiCurrency'>): string[] {
    return selectedFields(mapping, { multiCurrency });
}

import { CosellError } from '@cosell/contracts';
import type { Stage } from './org-features.ts';

/**
 * The stage that an Opportunity starts in: the first open one in the org's own order. Stages belong to the
 * customer, so no name of one stands in the code.
 * @throws CosellError SALESFORCE_REFUSED when the org has no open stage
 */
export function firstOpenStage(stages: readonly Stage[]): string {
    const stage = stages.find(({ closed }) => !closed);
    if (!stage)
        throw new CosellError('SALESFORCE_REFUSED', 'The org has no active open stage for Opportunities.');
    return stage.name;
}

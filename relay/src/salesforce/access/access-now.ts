import { CosellError, type ErrorCode } from '@cosell/contracts';
import type { RunContext } from '../../run/context.ts';
import { missingAccess } from './missing-access.ts';
import { neededFor } from './needed-access.ts';

/** What the relay can do at Salesforce just now. */
export interface AccessNow {
    /** Why nothing can be asked of Salesforce; null: the relay is in. */
    problem: ErrorCode | null;
    /** What its user may not do with Opportunities, in words such as `read Opportunity.Amount`. */
    missing: readonly string[];
}

/**
 * Asks with one call, so for Opportunities alone: whoever lacks the permission set lacks fields there. The
 * doctor asks for everything.
 *
 * @param context null: Salesforce has not let the relay in
 */
export async function accessNow(
    context: Pick<RunContext, 'salesforce' | 'mapping' | 'org'> | null
): Promise<AccessNow> {
    if (!context) return { problem: 'SALESFORCE_SIGN_IN', missing: [] };
    const { salesforce, mapping, org } = context;
    const needed = neededFor(mapping, org).filter(({ object }) => object === 'Opportunity');
    try {
        return { problem: null, missing: await missingAccess(salesforce, needed) };
    } catch (error) {
        if (!(error instanceof CosellError)) throw error;
        return { problem: error.code, missing: [] };
    }
}

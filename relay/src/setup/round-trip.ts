import { CosellError, type PreviewAnswer } from '@cosell/contracts';
import type { RoundTripAnswer } from '@cosell/contracts/setup-answers';
import { unheardOf } from '../commands/answer-command.ts';
import { preview } from '../commands/preview.ts';
import type { Run, RunContext } from '../run/context.ts';
import { readOpportunity } from '../salesforce/read-opportunity.ts';
import { nothingAsked } from '../store/requests/types.ts';
import type { Deal } from '../store/types.ts';
import type { FieldName } from '../sync/deal.ts';
import { labelOf } from '../sync/mapping/deal-fields.ts';
import { mappingToTry } from './checked-mapping.ts';
import type { SetupActions } from './setup-actions.ts';
import { troubleOf } from './trouble.ts';

type Steps = RoundTripAnswer['steps'];

/** Everything that a run of one Opportunity does, up to the writing. */
export function roundTripActions({
    context,
    newId
}: {
    /** Null until Salesforce has let the relay in. */
    context(): RunContext | null;
    newId: () => string;
}): Pick<SetupActions, 'round-trip'> {
    return {
        async 'round-trip'({ opportunityId, document }) {
            const ready = context();
            if (!ready) throw new CosellError('SALESFORCE_UNAVAILABLE', '');
            const mapping = document ? await mappingToTry(document, ready) : ready.mapping;
            return dryRun({ ...ready, mapping }, opportunityId, newId());
        }
    };
}

async function dryRun(
    context: RunContext,
    opportunityId: string,
    correlationId: string
): Promise<RoundTripAnswer> {
    const { store, salesforce, partnerCenter } = context;
    const alias = { kind: 'opportunity', value: opportunityId } as const;
    const deal: Deal = (await store.dealByAlias(alias)) ?? unheardOf;
    const lease = { dealId: deal.id, leaseNo: 0, hintSeq: 0, correlationId: null, deal };
    const run: Run = { context, lease, call: { correlationId }, steps: [] };
    const steps: Steps = [];
    let told: PreviewAnswer | null = null;
    const work: [string, () => Promise<string>][] = [
        [
            'Read the Opportunity',
            async () => {
                const record = await readOpportunity(salesforce, opportunityId, ['Name']);
                if (!record) throw new CosellError('SALESFORCE_NOT_FOUND', '');
                return String(record['Name']);
            }
        ],
        [
            'Ask Partner Center',
            async () => {
                for await (const _newest of partnerCenter.listReferrals({}, run.call)) break;
                return '';
            }
        ],
        [
            'Decide what Microsoft would see',
            async () => {
                const asked = deal.id ? await store.requestsOf(deal.id) : nothingAsked;
                told = await preview(run, opportunityId, asked);
                return told.action;
            }
        ]
    ];
    for (const [what, one] of work) {
        const step = await timed(what, one, context.now);
        steps.push(step);
        if (!step.ok) break;
    }
    const { action = null, changes = [], missing = [] } = (told ?? {}) as Partial<PreviewAnswer>;
    return {
        steps,
        action,
        // For people: an admin knows a field by its label.
        changes: changes.map((change) => ({ ...change, field: labelOf(change.field as FieldName) })),
        missing: missing.map(({ what }) => what)
    };
}

async function timed(what: string, work: () => Promise<string>, now: () => Date): Promise<Steps[number]> {
    const start = now().getTime();
    const milliseconds = () => now().getTime() - start;
    try {
        const detail = await work();
        return { what, ok: true, milliseconds: milliseconds(), detail, trouble: null };
    } catch (error) {
        if (!(error instanceof CosellError)) throw error;
        const trouble = troubleOf(error.code);
        return { what, ok: false, milliseconds: milliseconds(), detail: error.detail, trouble };
    }
}

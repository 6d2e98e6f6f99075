import { errors, type CosellError } from '@cosell/contracts';
import { writeOpportunity } from '../salesforce/write-opportunity.ts';
import { withAuditLines, type LogRow } from '../salesforce/log-row.ts';
import { Postponed } from '../postponed.ts';
import { readOpportunity } from '../salesforce/read-opportunity.ts';
import { aliasOf } from './aliases.ts';
import type { Run } from './context.ts';
import { noticeOfFailure, notifyOwner } from './notify-owner.ts';
import { holdsOnlyAfterTries, retryTime } from './retry-time.ts';

/** A hiccup is not worth a seller's attention; a third failure in a row is. */
const TRIES_BEFORE_CARD = 2;

/**
 * Notes the failure with the deal: when it is tried again, or that it waits for a person; and shows a hold
 * on the card.
 */
export async function endInFailure(run: Run, error: CosellError): Promise<void> {
    const { store, now, random, log } = run.context;
    const { deal } = run.lease;
    if (error instanceof Postponed) return putOff(run, error);
    const waits = errors[error.code].handling === 'hold' && !holdsOnlyAfterTries(error.code, deal.attempt);
    const retryAfterMs = (error.retryAfter ?? 0) * 1000;
    const retryAt = waits ? null : retryTime(now(), error.code, deal.attempt, random(), retryAfterMs);
    log.warn(
        { deal: deal.id, correlationId: run.call.correlationId, code: error.code, retryAt, err: error },
        error.message
    );
    // The card is told first: whoever waits for the end of the run finds it there.
    // A pause is shown once, not after every change that meets it.
    const known = error.code === 'DEAL_PAUSED' && deal.held?.code === error.code;
    if (!known && (waits || deal.attempt === TRIES_BEFORE_CARD)) await showOnCard(run, error, waits);
    await store.failRun(run.lease, { code: error.code, detail: error.detail, retryAt, now: now() });
}

/** What waits for a host comes back spread over a while, so that it does not fall over again at once. */
const SPREAD_MS = 2_000;

/** No attempt of the deal, and no news for its card: it has failed in nothing. */
async function putOff(run: Run, { code, detail, until }: Postponed): Promise<void> {
    const { store, now, random, log } = run.context;
    const retryAt = new Date(Math.max(until.getTime(), now().getTime()) + random() * SPREAD_MS);
    log.info(
        { deal: run.lease.dealId, correlationId: run.call.correlationId, code, retryAt },
        `Put off: ${detail}`
    );
    await store.failRun(run.lease, { code, detail, retryAt, isAttempt: false, now: now() });
}

/** Best effort: where Salesforce is what fails, there is no card to write to. */
async function showOnCard(run: Run, error: CosellError, waits: boolean): Promise<void> {
    const { salesforce, now, log } = run.context;
    const opportunityId = aliasOf(run.lease.deal, 'opportunity');
    if (!opportunityId || errors[error.code].handling === 'refuse') return;
    const row: LogRow = {
        direction: 'To Microsoft',
        step: waits ? 'On hold' : 'Try again',
        outcome: waits ? 'Held' : 'Failed',
        code: error.code,
        // In a line of its own: the card tells it by the code, in the language of the user.
        detail: `${errors[error.code].message}\n${error.detail}`,
        milliseconds: 0,
        at: now()
    };
    try {
        const record = await readOpportunity(salesforce, opportunityId, []);
        if (!record) return;
        await writeOpportunity(salesforce, {
            opportunityId,
            log: [...run.steps, row],
            bookkeeping: {
                Co_sell_Sync_Error__c: waits ? `HELD:${error.code}` : error.code,
                Audit__c: withAuditLines(record.Audit__c, [...run.steps, row])
            },
            business: null,
            revision: record.Co_sell_Revision__c ?? 0,
            correlationId: run.call.correlationId,
            fields: []
        });
        await notifyOwner(run, opportunityId, noticeOfFailure(run.lease, error));
    } catch (failure) {
        log.warn({ deal: run.lease.deal.id, err: failure }, 'The card could not be told of the failure.');
    }
}

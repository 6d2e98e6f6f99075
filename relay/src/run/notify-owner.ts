import { CosellError, errors } from '@cosell/contracts';
import { Postponed } from '../postponed.ts';
import { sendNotification } from '../salesforce/send-notification.ts';
import { noticeText } from '../sync/notices/notice-text.ts';
import type { Lease } from '../store/types.ts';
import type { Notice } from '../sync/notices/notices-of.ts';
import type { Run } from './context.ts';

/**
 * Tells the owner of the deal, once for each occasion: an effect of the store remembers what was told. A
 * notification cannot be looked up, so one that may have arrived is not sent again.
 * @throws CosellError where Salesforce asks to come again; a refusal is only logged, since the deal itself is
 * in step without it
 */
export async function notifyOwner(run: Run, opportunityId: string, notices: Notice[]): Promise<void> {
    for (const notice of notices) await tellOnce(run, opportunityId, notice);
}

/** Of a hold or a failure that the card begins to show with this run; nothing where it is shown already. */
export function noticeOfFailure({ deal, hintSeq }: Lease, error: CosellError | null): Notice[] {
    // A person who pauses a deal knows it.
    if (!error || error.code === 'DEAL_PAUSED' || deal.held?.code === error.code) return [];
    // With the number of the hint: the same failure again, after the deal was in step, is another occasion.
    return [{ occasion: 'failed', key: `failed:${error.code}:${hintSeq}`, code: error.code }];
}

async function tellOnce(run: Run, opportunityId: string, notice: Notice): Promise<void> {
    const { store, salesforce, now, log } = run.context;
    const request = { occasion: notice.occasion, opportunityId };
    const effect = await store.planEffect(run.lease, {
        kind: 'notify',
        key: `notify:${notice.key}`,
        request
    });
    if (effect.state === 'sent' || effect.state === 'confirmed') return;
    await store.markSent(run.lease, effect.id, now());
    try {
        const owner = await sendNotification(salesforce, opportunityId, (name, language) =>
            noticeText(notice, name, language)
        );
        await store.confirmEffect(run.lease, effect.id, { owner }, now());
    } catch (error) {
        if (!(error instanceof CosellError)) throw error;
        if (mayHaveArrived(error)) throw error;
        await store.failEffect(run.lease, effect.id, { code: error.code }, now());
        if (errors[error.code].handling === 'retry') throw error;
        log.warn({ deal: run.lease.dealId, notice: notice.key, err: error }, 'The owner was not notified.');
    }
}

/** No answer came: neither a refusal nor a pause of our own. */
const mayHaveArrived = (error: CosellError) =>
    error.code === 'SALESFORCE_UNAVAILABLE' && error.cause !== undefined && !(error instanceof Postponed);

import { CosellError } from '@cosell/contracts';
import { CallFailure } from '../partner-center/failure.ts';
import type { Referral } from '../partner-center/referral.ts';
import { Postponed } from '../postponed.ts';
import type { Effect, Json } from '../store/types.ts';
import { step, type Run } from './context.ts';
import { betweenLooks } from './lists-lag.ts';
import { requireStillOpen } from './ways.ts';

export interface Creation {
    /** One effect of this kind in the life of a deal. */
    kind: 'create-referral' | 'invite-microsoft';
    title: string;
    body: unknown;
    /** What the store keeps of it until it is sent. Never the body: it holds notes and people. */
    request: Json;
    /**
     * No POST before this, in milliseconds: what an earlier call has made may still show up. 0: no reason
     * to wait.
     */
    notBefore: number;
    /** Done before the first POST; not again for one whose answer was lost. */
    beforePost?(): Promise<void>;
    /** Finds what an earlier POST has made. @param since when the first try was planned */
    find(since: Date): Promise<Referral | null>;
}

/**
 * Creates a referral at most once in effect: plan, look, POST, confirm. Whatever was interrupted, the next
 * run looks before it sends again, and does not believe a list that may still lag behind.
 * @throws Postponed while an unanswered POST may still turn up, or outbound was switched off meanwhile
 * @throws CosellError as the create does; REFERRAL_NOT_FOUND for one that was made and has gone
 */
export async function createOnce(run: Run, creation: Creation): Promise<Referral> {
    const { store, partnerCenter, now } = run.context;
    const { kind, request } = creation;
    const effect = await store.planEffect(run.lease, { kind, key: kind, request });
    const madeId = (effect.outcome as { referralId?: string } | null)?.referralId;
    if (effect.state === 'confirmed' && madeId) return partnerCenter.getReferral(madeId, run.call);
    // From before the look: a list that was read too early is not believed for being slow to arrive.
    const lookedAt = now();
    const found = await creation.find(effect.plannedAt);
    if (found) {
        await store.confirmEffect(run.lease, effect.id, { referralId: found.id }, now());
        return found;
    }
    if (effect.state === 'confirmed') throw new CosellError('REFERRAL_NOT_FOUND', `${creation.title}.`);
    const earliest =
        effect.state === 'sent' && effect.sentAt
            ? effect.sentAt.getTime() + run.context.listsLag
            : effect.state === 'failed'
              ? 0
              : creation.notBefore;
    if (lookedAt.getTime() < earliest)
        throw new Postponed(
            'PARTNER_CENTER_UNAVAILABLE',
            `${creation.title}: an earlier one may still turn up; looking again.`,
            new Date(Math.min(earliest, lookedAt.getTime() + betweenLooks(run)))
        );
    return step(run, { direction: 'To Microsoft', step: creation.title, detail: '' }, () =>
        post(run, effect, creation)
    );
}

/** Lookups count from the mark: from there to the POST may pass what lists lag longer than a call lasts. */
const MARK_WITHIN_MS = 5_000;

/**
 * A process that stood still while it marked would POST long after the time that it has marked, and whoever
 * took over meanwhile would no longer wait for what it makes. So it marks again, or loses its lease.
 * @throws LeaseLost
 */
async function markSentNow({ context: { store, now }, lease }: Run, effect: Effect): Promise<void> {
    let at: Date;
    do {
        at = now();
        await store.markSent(lease, effect.id, at);
    } while (now().getTime() - at.getTime() > MARK_WITHIN_MS);
}

/** What was refused, or never left, may be sent again at once; anything else leaves the effect open. */
async function post(run: Run, effect: Effect, { body, beforePost }: Creation): Promise<Referral> {
    const { store, partnerCenter, now } = run.context;
    await requireStillOpen(run, 'outbound');
    if (effect.state !== 'sent') await beforePost?.();
    await markSentNow(run, effect);
    try {
        const created = await partnerCenter.createReferral(body, run.call);
        await store.confirmEffect(run.lease, effect.id, { referralId: created.id }, now());
        return created;
    } catch (error) {
        const harmless = error instanceof Postponed || (error instanceof CallFailure && error.withoutEffect);
        if (harmless) await store.failEffect(run.lease, effect.id, { code: error.code }, now());
        throw error;
    }
}

import { CosellError } from '@cosell/contracts';
import type { Referral } from '../partner-center/referral.ts';
import { step, type Run } from './context.ts';

/**
 * A referral may show in lists only some time after its POST; until then an unanswered one is not repeated.
 */
const LISTS_LAG_MS = 60_000;

export interface Creation {
    /** One effect of this kind in the life of a deal. */
    kind: 'create-referral' | 'invite-microsoft';
    title: string;
    body: unknown;
    /** Finds what an earlier POST has made. @param since when the first try was planned */
    find(since: Date): Promise<Referral | null>;
}

/**
 * Creates a referral at most once in effect: plan, look, POST, confirm. Whatever was interrupted, the next
 * run looks
 * before it sends again.
 * @throws CosellError PARTNER_CENTER_UNAVAILABLE while an unanswered POST may still turn up
 */
export async function createOnce(run: Run, creation: Creation): Promise<Referral> {
    const { store, partnerCenter, now } = run.context;
    const effect = await store.planEffect(run.lease, {
        kind: creation.kind,
        key: creation.kind,
        request: creation.body
    });
    const found = await creation.find(effect.plannedAt);
    if (found) {
        await store.confirmEffect(run.lease, effect.id, { referralId: found.id }, now());
        return found;
    }
    if (
        effect.state === 'sent' &&
        effect.sentAt &&
        now().getTime() - effect.sentAt.getTime() < LISTS_LAG_MS
    ) {
        throw new CosellError(
            'PARTNER_CENTER_UNAVAILABLE',
            `${creation.title}: the answer was lost; looking again.`
        );
    }
    return step(run, { direction: 'To Microsoft', step: creation.title, detail: '' }, async () => {
        await store.markSent(run.lease, effect.id, now());
        const created = await partnerCenter
            .createReferral(creation.body, run.call)
            .catch(async (error: unknown) => {
                if (error instanceof CosellError && error.code === 'REFERRAL_REFUSED')
                    await store.failEffect(
                        run.lease,
                        effect.id,
                        { code: error.code, detail: error.detail },
                        now()
                    );
                throw error;
            });
        await store.confirmEffect(run.lease, effect.id, { referralId: created.id }, now());
        return created;
    });
}

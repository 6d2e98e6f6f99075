import { acceptAsMicrosoft } from '../../local/partner-center/src/control/microsoft-seller.ts';
import { inviteAsMicrosoft, type InboundDeal } from '../../local/partner-center/src/control/inbound-deal.ts';
import { ApiError, statusOf } from '../../local/partner-center/src/http/api-error.ts';
import { apiDate } from '../../local/partner-center/src/clock.ts';
import type { PartnerCenter } from '../../local/partner-center/src/partner-center.ts';
import { createReferral } from '../../local/partner-center/src/referrals/create-referral.ts';
import { listReferrals } from '../../local/partner-center/src/referrals/list-referrals.ts';
import { readListQuery } from '../../local/partner-center/src/referrals/odata/list-query.ts';
import { presentEntity } from '../../local/partner-center/src/referrals/present-referral.ts';
import { isMicrosofts, type Referral as Kept } from '../../local/partner-center/src/referrals/referral.ts';
import { findReferral } from '../../local/partner-center/src/referrals/referral-store.ts';
import { checkIfMatch, patchReferral } from '../../local/partner-center/src/referrals/update-referral.ts';
import { newState } from '../../local/partner-center/src/state/partner-center-state.ts';
import { defaultSwitches, type Switches } from '../../local/partner-center/src/switches.ts';
import { createLogin } from '../../local/partner-center/src/tokens/login.ts';
import type { PartnerCenterClient, PatchOperation } from '../../relay/src/partner-center/client-types.ts';
import { failureOf, noAnswer } from '../../relay/src/partner-center/failure.ts';
import { readReferralPage } from '../../relay/src/partner-center/list-referrals.ts';
import { readReferral, type Referral } from '../../relay/src/partner-center/referral.ts';
import { readEvent } from '../../relay/src/partner-center/webhook/read-event.ts';
import type { Hint } from '../../relay/src/store/types.ts';

const caller = { email: 'alliance@contoso.example', role: 'ReferralsAdmin' } as const;
/** Longer than either client waits for an answer. */
export const LONGEST_CALL_MS = 60_000;
const registered = {
    WebhookUrl: 'https://relay.example/hook',
    WebhookEvents: [
        'referral-created',
        'referral-updated',
        'related-referral-created',
        'related-referral-updated'
    ]
};

/** The local Partner Center without sockets: its own rules, called where its routes would call them. */
export class ModelPartnerCenter {
    readonly #inside: PartnerCenter;
    readonly #now: () => Date;

    constructor(now: () => Date, switches: Partial<Switches> = {}) {
        this.#now = now;
        const state = newState();
        state.registration = registered as unknown as NonNullable<typeof state.registration>;
        let stamps = 0;
        this.#inside = {
            state,
            clock: {
                now,
                wallTime: now,
                stamp: () => apiDate(now(), ++stamps),
                moveTo: () => {},
                offset: () => 0
            },
            login: createLogin([]),
            url: 'https://partner-center.example',
            switches: () => ({ ...defaultSwitches, ...switches }),
            log: () => {},
            changed: () => {},
            deliver: () => {},
            release: () => {}
        };
    }

    get referrals(): readonly Kept[] {
        return this.#inside.state.referrals;
    }

    /** Of the partner, as the owner of referrals. */
    get organizationId(): string {
        return this.#inside.state.tenant.organizationId;
    }

    /** The partner's own. */
    own(): Kept[] {
        return this.referrals.filter((referral) => !isMicrosofts(referral));
    }

    invite(deal: InboundDeal): { referralId: string } {
        return inviteAsMicrosoft(this.#inside, deal);
    }

    accept(microsoftsId: string): void {
        acceptAsMicrosoft(this.#inside, microsoftsId);
    }

    /** A colleague in the portal. @returns false where Partner Center refuses it */
    inPortal(id: string, operations: PatchOperation[]): boolean {
        try {
            const how = { actor: 'partner', by: 'portal' } as const;
            patchReferral(this.#inside, findReferral(this.#inside, id), operations, how);
            return true;
        } catch (error) {
            if (error instanceof ApiError) return false;
            throw error;
        }
    }

    /** What Microsoft has sent since the last time, as the hints that the webhook makes of it. */
    takeEvents(): Hint[][] {
        return this.#inside.state.undelivered.splice(0).map(({ body }) => {
            const { alias } = readEvent(Buffer.from(body), this.#now());
            return alias ? [{ alias, kind: 'changed' as const }] : [];
        });
    }

    /** The port of one worker; `pause` stands before each effect, and the answer to a write may be cut. */
    client(pause: () => Promise<void>, isCut: () => boolean = () => false): PartnerCenterClient {
        const call = async <Answer>(effect: () => Answer, writes = false): Promise<Answer> => {
            const asked = this.#now().getTime();
            await pause();
            // As the real client's time limit does; the relay counts on no call arriving later.
            if (this.#now().getTime() - asked > LONGEST_CALL_MS) throw noAnswer('No answer in time.', null);
            try {
                const answer = JSON.parse(JSON.stringify(effect())) as Answer;
                if (writes && isCut()) throw noAnswer('The connection was cut.', null);
                return answer;
            } catch (error) {
                if (!(error instanceof ApiError)) throw error;
                const status = statusOf(error, defaultSwitches);
                const body = JSON.stringify(error.toReferralsBody());
                throw failureOf({ status, body, retryAfter: null }, this.#now());
            }
        };
        const inside = this.#inside;
        const one = async (effect: () => Kept, writes = false): Promise<Referral> =>
            readReferral(await call(() => presentEntity(inside, effect()), writes));
        async function* listed(engagementId?: string, orderBy = 'createdDateTime') {
            const query = new URLSearchParams({ $orderby: `${orderBy} desc` });
            if (engagementId) query.set('$filter', `engagementId eq '${engagementId}'`);
            const page = await call(() => listReferrals(inside, caller, readListQuery(query)));
            yield* readReferralPage(page).referrals;
        }
        const unused = () => Promise.reject(new Error('not part of a run'));
        return {
            createReferral: (body) => one(() => createReferral(inside, caller, body), true),
            getReferral: (id) => one(() => findReferral(inside, id)),
            listReferrals: ({ engagementId, orderBy }) => listed(engagementId, orderBy),
            patchReferral: (id, operations, { eTag }) =>
                one(() => {
                    const before = findReferral(inside, id);
                    if (eTag) checkIfMatch(inside, before, eTag);
                    const how = { actor: 'partner', by: 'api' } as const;
                    return patchReferral(inside, before, operations, how).referral;
                }, true),
            checkSignIn: () => Promise.resolve(),
            hosts: () => [],
            getRegistration: unused,
            register: unused,
            sendTestEvent: unused,
            readTestEvent: unused
        };
    }
}

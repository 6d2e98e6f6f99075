import { CosellError } from '@cosell/contracts';
import type { PartnerCenterClient, PatchOperation } from '../../partner-center/client-types.ts';
import { readReferral, type Referral } from '../../partner-center/referral.ts';

type Json = Record<string, unknown>;

/** One Partner Center in memory with the rules that the relay counts on: ETags; a create makes a new one. */
export class PartnerCenterModel {
    readonly referrals = new Map<string, Json>();
    readonly #name: string;
    readonly #onChange: () => void;
    #stamps = 0;

    /** @param name keeps the ids of this one apart; `onChange`: the event that Microsoft sends */
    constructor(name: string, onChange: () => void) {
        this.#name = name;
        this.#onChange = onChange;
    }

    /** A colleague edits the referral in the portal. */
    edit(id: string, operations: PatchOperation[]): void {
        this.#patch(id, operations);
    }

    read(id: string): Referral {
        const referral = this.referrals.get(id);
        if (!referral) throw new CosellError('REFERRAL_NOT_FOUND', id);
        return readReferral(structuredClone(referral));
    }

    withReference(reference: string): Referral[] {
        return [...this.referrals.values()]
            .filter(({ externalReferenceId }) => externalReferenceId === reference)
            .map(({ id }) => this.read(String(id)));
    }

    /** The port of one worker; `pause` stands before and after each effect. */
    client(pause: () => Promise<void>, now: () => Date): PartnerCenterClient {
        const call = async <Answer>(effect: () => Answer): Promise<Answer> => {
            await pause();
            const answer = effect();
            await pause();
            return answer;
        };
        const newestFirst = () => [...this.referrals.values()].reverse();
        const list = (engagementId?: string) =>
            newestFirst()
                .filter((one) => !engagementId || one['engagementId'] === engagementId)
                .map(({ id }) => this.read(String(id)));
        async function* listed(engagementId?: string) {
            yield* await call(() => list(engagementId));
        }
        const unused = () => Promise.reject(new Error('not part of a run'));
        return {
            createReferral: (body) => call(() => this.#create(body as Json, now())),
            getReferral: (id) => call(() => this.read(id)),
            listReferrals: ({ engagementId }) => listed(engagementId),
            patchReferral: (id, operations, { eTag }) =>
                call(() => {
                    if (eTag !== this.read(id).eTag) throw new CosellError('PARTNER_CENTER_CHANGED', id);
                    this.#patch(id, operations);
                    return this.read(id);
                }),
            checkSignIn: () => Promise.resolve(),
            hosts: () => [],
            getRegistration: unused,
            register: unused
        };
    }

    #create(body: Json, at: Date): Referral {
        const id = `${this.#name}-${this.referrals.size + 1}`;
        const details = body['details'] as Json;
        this.referrals.set(id, {
            ...structuredClone(body),
            id,
            engagementId: `engagement-of-${id}`,
            status: 'Active',
            substatus: 'Accepted',
            direction: 'Outgoing',
            eTag: this.#stamp(),
            createdDateTime: at.toISOString(),
            details: structuredClone(details)
        });
        return this.read(id);
    }

    #stamp(): string {
        return `"${++this.#stamps}"`;
    }

    #patch(id: string, operations: PatchOperation[]): void {
        const referral = this.referrals.get(id) as Json;
        for (const { path, value } of operations) {
            const names = path.split('/').slice(1);
            const last = names.pop() as string;
            const holder = names.reduce<Json>((held, name) => (held[name] ??= {}) as Json, referral);
            if (last === '-') (holder as unknown as unknown[]).push(value);
            else holder[last] = value;
        }
        referral['eTag'] = this.#stamp();
        this.#onChange();
    }
}

import assert from 'node:assert/strict';
import type { Referral } from '../referrals/referral.ts';
import type { Action, Tag, Trouble } from './actions.ts';
import { change, invitationOfMicrosoft, privateDeal, sharedDeal } from './deals.ts';
import { doorOf, isClosed, mayEdit, mayMove, mayTouch, type Door, type Known } from './oracle.ts';
import type { Partner } from './partner.ts';

/** One run: the actions on one side, what must be true on the other. */
export class RuleRun {
    readonly known = new Map<string, Known>();
    readonly seen = new Map<string, Referral>();
    private serial = 0;
    private readonly partner: Partner;
    /** Engagements of earlier runs: time passes for them, too. */
    private readonly foreign: ReadonlySet<string>;
    private readonly organizationId: string;

    constructor(partner: Partner, foreign: ReadonlySet<string>, organizationId: string) {
        this.partner = partner;
        this.foreign = foreign;
        this.organizationId = organizationId;
    }

    pick(index: number): string | null {
        const ids = [...this.known.keys()];
        return ids.length > 0 ? (ids[index % ids.length] ?? null) : null;
    }

    /** Does it, and says which referrals may and must have changed by it. */
    async perform(one: Action): Promise<string[]> {
        switch (one.do) {
            case 'create':
                return this.create(one);
            case 'invite':
                await this.partner.control('POST', '/microsoft/deals', {});
                return [];
            case 'wait':
                return this.wait(one.days);
            default: {
                const id = this.pick(one.at);
                return id === null ? [] : this.onReferral(id, one);
            }
        }
    }

    private async onReferral(
        id: string,
        one: Exclude<Action, { do: 'create' | 'invite' | 'wait' }>
    ): Promise<string[]> {
        const known = this.known.get(id);
        if (!known) return [];
        const door = 'door' in one && one.door !== 'owner' ? one.door : doorOf(known);
        switch (one.do) {
            case 'connect':
                return this.connect(known, one.trouble);
            case 'invite-other': {
                const own = [...this.known.values()].find(
                    ({ engagementId, party }) => engagementId === known.engagementId && party === 'partner'
                );
                const path = `/partners/engagements/${known.engagementId}`;
                const { status } = await this.partner.control('POST', path);
                assert.equal(status, own?.pair === 'Active/Accepted' ? 201 : own ? 400 : 404);
                return [];
            }
            case 'move': {
                const [status, substatus] = one.pair.split('/');
                const document = [change('/status', status), change('/substatus', substatus)];
                if (one.reason) document.push(change('/statusReason', 'Because.'));
                else document.push(change('/statusReason', null));
                const allowed = mayMove(door, known, one.pair, one.reason);
                const done = await this.patch(id, document, allowed, { ...one, door });
                if (done) known.pair = one.pair;
                return done ? [id] : [];
            }
            case 'half-move': {
                const done = await this.patch(id, [change('/status', 'Closed')], false, {
                    door,
                    tag: 'none',
                    trouble: 'none'
                });
                return done ? [id] : [];
            }
            case 'edit':
                return this.edit(id, known, { ...one, door });
        }
    }

    private async create({ deal, trouble: kind }: Extract<Action, { do: 'create' }>): Promise<string[]> {
        const body = { ...(deal === 'shared' ? sharedDeal() : privateDeal()) };
        const named = deal === 'nameless' ? { ...body, name: '' } : body;
        await this.send('POST', '', named, deal === 'nameless' ? 400 : 200, kind);
        return [];
    }

    private async connect(known: Known, kind: Trouble): Promise<string[]> {
        const owns = [...this.known].find(
            ([, one]) => one.engagementId === known.engagementId && one.party === 'partner'
        );
        const allowed = owns?.[1].pair === 'Active/Accepted';
        const body = invitationOfMicrosoft(known.engagementId);
        const done = await this.send('POST', '', body, allowed ? 200 : owns ? 400 : 404, kind);
        if (!done || !owns) return [];
        const [ownId, own] = owns;
        if (own.visible && own.type === 'Shared') return [];
        Object.assign(own, { visible: true, type: 'Shared' });
        return [ownId];
    }

    private async edit(
        id: string,
        known: Known,
        one: Extract<Action, { do: 'edit' }> & { door: Door }
    ): Promise<string[]> {
        const serial = ++this.serial;
        const connected = [...this.known.values()].some(
            ({ engagementId, party }) => engagementId === known.engagementId && party === 'microsoft'
        );
        const contact = {
            firstName: `Sue${serial}`,
            lastName: 'Smith',
            phoneNumber: '+1',
            email: 's@fabrikam.example'
        };
        const visibility = '/consent/consentToShareReferralWithMicrosoftSellers';
        const document = {
            notes: change('/details/notes', `note ${serial}`),
            dealValue: change('/details/dealValue', String(1000 + serial)),
            noValue: change('/details/dealValue', 0),
            contact: change('/customerProfile/team', [contact]),
            show: change(visibility, true),
            hide: change(visibility, false)
        }[one.edit];
        const allowed = mayEdit(one.door, known, one.edit, connected);
        const done = await this.patch(id, [document], allowed, one);
        if (done && one.edit === 'show') known.visible = true;
        if (done && one.edit === 'hide') known.visible = false;
        return done ? [id] : [];
    }

    private async patch(
        id: string,
        document: object[],
        allowed: boolean,
        { door: by, tag: wanted, trouble: kind }: { door: Door; tag: Tag; trouble: Trouble }
    ): Promise<boolean> {
        const known = this.known.get(id);
        const touch = known !== undefined && mayTouch(by, known);
        if (by === 'api') {
            const current = this.seen.get(id)?.eTag ?? '';
            const tags = { none: null, current, stale: '"0-0"', any: '*' };
            const ifMatch = tags[wanted];
            // The tag is looked at before the owner.
            const refusal = wanted === 'stale' ? 412 : touch ? 400 : 403;
            const good = allowed && wanted !== 'stale';
            const headers: Record<string, string> = ifMatch === null ? {} : { 'if-match': ifMatch };
            return this.send('PATCH', `/${id}`, document, good ? 204 : refusal, kind, headers);
        }
        const path = {
            portal: `/portal/referrals/${id}`,
            microsoft: `/microsoft/referrals/${id}`,
            'other-partner': `/partners/referrals/${id}`
        }[by];
        const { status } = await this.partner.control(by === 'portal' ? 'POST' : 'PATCH', path, document);
        assert.equal(status, allowed ? 200 : touch || by !== 'portal' ? 400 : 403);
        return allowed;
    }

    /** True when it took effect; a fault may keep the answer, or the request, from arriving. */
    private async send(
        method: 'POST' | 'PATCH',
        path: string,
        body: unknown,
        expected: number,
        kind: Trouble,
        headers: Record<string, string> = {}
    ): Promise<boolean> {
        const effect = expected < 300;
        if (kind === 'none') {
            const answer = await this.partner.referrals(method, path, body, headers);
            assert.equal(answer.status, expected, JSON.stringify(answer.body));
            return effect;
        }
        await this.partner.control('POST', '/faults', { kind, method });
        if (kind === 'throttled') {
            assert.equal((await this.partner.referrals(method, path, body, headers)).status, 429);
            return false;
        }
        await assert.rejects(this.partner.referrals(method, path, body, headers));
        return effect && kind !== 'cutBefore';
    }

    private async wait(days: number): Promise<string[]> {
        const { body } = await this.partner.control<{ at: string }>('GET', '/clock');
        const now = Date.parse(body.at) + days * 86_400_000;
        await this.partner.control('POST', '/clock', { at: new Date(now).toISOString() });
        await this.partner.renew();
        const late = [...this.known].filter(
            ([, { pair: held, expires }]) => held.startsWith('New/') && expires !== null && expires <= now
        );
        for (const [, known] of late) known.pair = 'Closed/Expired';
        return late.map(([id]) => id);
    }

    /** Reads all, and compares with before: what must have changed has, and nothing else. */
    async check(changed: string[]): Promise<void> {
        const { body } = await this.partner.control<{ referrals: Referral[] }>('GET', '/referrals');
        for (const referral of body.referrals) {
            const { id, engagementId } = referral;
            if (this.foreign.has(engagementId)) continue;
            const before = this.seen.get(id);
            const known = this.known.get(id) ?? this.meet(referral);
            assert.equal(`${referral.status}/${referral.substatus}`, known.pair, 'state');
            if (before && changed.includes(id)) {
                assert.notEqual(referral.eTag, before.eTag, 'a change without a new eTag');
                assert.ok(!before.status.startsWith('Closed'), 'a closed referral has changed');
                assert.ok(referral.updatedDateTime !== before.updatedDateTime, 'updatedDateTime');
            } else if (before) {
                assert.deepEqual(referral, before, 'changed by nobody');
            }
            assert.equal(referral.closedDateTime !== null, isClosed(known), 'closedDateTime');
            this.seen.set(id, referral);
        }
        assert.equal(new Set([...this.seen.values()].map(({ eTag }) => eTag)).size, this.seen.size);
    }

    private meet(referral: Referral): Known {
        const { id, engagementId, organizationId, status, substatus, expirationDateTime } = referral;
        const known: Known = {
            party:
                organizationId === 'msft'
                    ? 'microsoft'
                    : organizationId === this.organizationId
                      ? 'partner'
                      : 'other-partner',
            engagementId,
            pair: `${status}/${substatus}`,
            expires: expirationDateTime === null ? null : Date.parse(expirationDateTime),
            visible: referral.consent['consentToShareReferralWithMicrosoftSellers'] === true,
            type: referral.type
        };
        // Whoever is asked answers within 14 days; a deal of one's own has begun.
        assert.ok(['New/Pending', 'Active/Accepted'].includes(known.pair));
        assert.equal(known.expires !== null, status === 'New');
        this.known.set(id, known);
        return known;
    }
}

import assert from 'node:assert/strict';
import type { Referral } from '../referrals/referral.ts';
import type { Action, At, How, Trouble } from './actions.ts';
import { change, invitationOfMicrosoft, privateDeal, sharedDeal } from './deals.ts';
import { notSeen, operationOf, replaced } from './edits.ts';
import { ANSWER_MS, doorOf, isClosed, mayEdit, mayMove, mayTouch, type Door, type Known } from './oracle.ts';
import type { Partner } from './partner.ts';

/** One run: the actions on one side, what must be true on the other. */
export class RuleRun {
    readonly known = new Map<string, Known>();
    readonly seen = new Map<string, Referral>();
    private serial = 0;
    private readonly partner: Partner;
    /** How many referrals earlier runs have left. */
    private readonly before: number;
    private readonly organizationId: string;

    constructor(partner: Partner, before: number, organizationId: string) {
        this.partner = partner;
        this.before = before;
        this.organizationId = organizationId;
    }

    private pick({ party, status, nth }: At): string | undefined {
        const all = [...this.known];
        const theirs = all.filter(([, one]) => one.party === party);
        const fitting = theirs.filter(([, one]) => one.pair.startsWith(status));
        const from = [fitting, theirs, all].find(({ length }) => length > 0) ?? [];
        return from[nth % from.length]?.[0];
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
                return id === undefined ? [] : this.onReferral(id, one);
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
                const { pair } = one;
                const [status, substatus] = pair.split('/');
                const document = [
                    change('/status', status),
                    change('/substatus', substatus),
                    change('/statusReason', one.reason ? 'Because.' : null),
                    ...(one.fill ? [operationOf('notes', ++this.serial)] : [])
                ];
                const allowed = mayMove(door, known, one);
                const done = await this.patch(id, document, allowed, { ...one, door });
                if (done)
                    Object.assign(known, { pair, accepted: known.accepted || pair.startsWith('Active') });
                return done ? [id] : [];
            }
            case 'half-move': {
                const done = await this.patch(id, [change('/status', 'Closed')], false, {
                    door,
                    ...{ verb: 'PATCH', tag: 'none', trouble: 'none' }
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
        const connected = [...this.known.values()].some(
            ({ engagementId, party }) => engagementId === known.engagementId && party === 'microsoft'
        );
        const document = operationOf(one.edit, ++this.serial);
        const allowed = mayEdit(one.door, known, one.edit, connected);
        const done = await this.patch(id, [document], allowed, one);
        if (done && one.edit === 'show') known.visible = true;
        if (done && one.edit === 'hide') known.visible = false;
        return done ? [id] : [];
    }

    private async patch(
        id: string,
        document: ReturnType<typeof change>[],
        allowed: boolean,
        { door: by, verb, tag, trouble }: How & { door: Door }
    ): Promise<boolean> {
        const known = this.known.get(id);
        const touch = known !== undefined && mayTouch(by, known);
        if (by === 'api') {
            const read = this.seen.get(id);
            const ifMatch = { none: null, current: read?.eTag ?? '', stale: '"0-0"', any: '*' }[tag];
            // The tag is looked at before the owner.
            const refusal =
                verb === 'PUT' && tag === 'none' ? 400 : tag === 'stale' ? 412 : touch ? 400 : 403;
            const good = allowed && tag !== 'stale' && !(verb === 'PUT' && tag === 'none');
            const headers: Record<string, string> = ifMatch === null ? {} : { 'if-match': ifMatch };
            const body = verb === 'PUT' ? replaced(read ?? {}, document) : document;
            const status = !good ? refusal : verb === 'PUT' ? 200 : 204;
            const done = await this.send(verb, `/${id}`, body, status, trouble, headers);
            if (done) await this.checkEffect(id, document);
            return done;
        }
        const path = {
            portal: `/portal/referrals/${id}`,
            microsoft: `/microsoft/referrals/${id}`,
            'other-partner': `/partners/referrals/${id}`
        }[by];
        const { status } = await this.partner.control(by === 'portal' ? 'POST' : 'PATCH', path, document);
        assert.equal(status, allowed ? 200 : touch || by !== 'portal' ? 400 : 403);
        if (allowed) await this.checkEffect(id, document);
        return allowed;
    }

    /** What was taken is there, under the tag that the header and the referral both name. */
    private async checkEffect(id: string, document: ReturnType<typeof change>[]): Promise<void> {
        const { headers, body } = await this.partner.referrals('GET', `/${id}`);
        assert.deepEqual(notSeen(body, document), []);
        assert.equal(headers.get('etag'), body.eTag);
    }

    /** True when it took effect; a fault may keep the answer, or the request, from arriving. */
    private async send(
        method: 'POST' | 'PATCH' | 'PUT',
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
        const path = `/referrals?after=${this.before}`;
        const { body } = await this.partner.control<{ referrals: Referral[] }>('GET', path);
        for (const referral of body.referrals) {
            const { id } = referral;
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
            assert.equal(referral.acceptedDateTime !== null, known.accepted, 'acceptedDateTime');
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
            type: referral.type,
            accepted: status === 'Active'
        };
        // Whoever is asked answers within 14 days; a deal of one's own has begun.
        assert.ok(['New/Pending', 'Active/Accepted'].includes(known.pair));
        assert.equal(known.expires !== null, status === 'New');
        if (known.expires !== null) {
            const days = known.expires - Date.parse(referral.createdDateTime);
            assert.ok(Math.abs(days - ANSWER_MS) < 1000, 'answered within 14 days');
        }
        this.known.set(id, known);
        return known;
    }
}

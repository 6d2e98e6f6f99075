import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decideStatus, type StatusInput } from './decide-status.ts';
import { statusTable, type Stage } from './status-table.ts';

const now = new Date('2027-01-10T12:00:00Z');
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const open: Stage = { name: 'Proposal', isClosed: false, isWon: false };
const won: Stage = { name: 'Geschafft', isClosed: true, isWon: true };
const lost: Stage = { name: 'Verloren', isClosed: true, isWon: false };
const fresh = { status: 'New', substatus: 'Pending', createdAt: '2027-01-01T00:00:00Z' };
const active = { status: 'Active', substatus: 'Accepted', createdAt: '2027-01-01T00:00:00Z' };
const closed = { status: 'Closed', substatus: 'Won', createdAt: '2027-01-01T00:00:00Z' };
const young = { ...active, createdAt: '2027-01-09T12:00:00Z' };

function decide(changes: Partial<StatusInput>) {
    const referral = changes.referral ?? active;
    return decideStatus({
        referral,
        seenSubstatus: referral.substatus,
        stage: open,
        seenStage: open,
        closing: null,
        asked: null,
        cancelsClose: false,
        reason: null,
        table: statusTable.parse({}),
        now,
        ...changes
    });
}
const asking = (
    to: 'Accepted' | 'Declined' | 'Won' | 'Lost',
    reason: string | null = null,
    force = false
) => ({
    asked: { to, reason, force }
});

describe('a person who asks', () => {
    it('accepts a new referral', () => {
        const { toPartner } = decide({ referral: fresh, ...asking('Accepted') });
        assert.deepEqual(toPartner, { status: 'Active', substatus: 'Accepted' });
    });

    it('declines it with a reason, and not without', () => {
        const { toPartner } = decide({ referral: fresh, ...asking('Declined', ' No budget ') });
        assert.deepEqual(toPartner, { status: 'Closed', substatus: 'Declined', statusReason: 'No budget' });
        const without = decide({ referral: fresh, ...asking('Declined', ' ') });
        assert.deepEqual([without.toPartner, without.refused?.code], [{}, 'REASON_MISSING']);
    });

    it('does nothing twice', () => {
        for (const [referral, to] of [
            [active, 'Accepted'],
            [closed, 'Won']
        ] as const) {
            const { toPartner, refused } = decide({ referral, ...asking(to) });
            assert.deepEqual([toPartner, refused], [{}, null]);
        }
    });

    for (const [referral, to] of [
        [fresh, 'Won'],
        [fresh, 'Lost'],
        [active, 'Declined'],
        [closed, 'Lost'],
        [closed, 'Accepted']
    ] as const)
        it(`cannot bring ${referral.substatus} to ${to}`, () => {
            const { toPartner, refused } = decide({ referral, ...asking(to, 'why') });
            assert.deepEqual([toPartner, refused?.code], [{}, 'STATUS_NOT_ALLOWED']);
        });

    it('wins after 72 hours, or earlier if they insist', () => {
        assert.equal(decide(asking('Won')).toPartner.substatus, 'Won');
        assert.equal(decide({ referral: young, ...asking('Won') }).refused?.code, 'WON_TOO_EARLY');
        const { createdAt } = young;
        const atLast = new Date(Date.parse(createdAt) + 72 * 3_600_000);
        assert.equal(decide({ referral: young, now: atLast, ...asking('Won') }).toPartner.substatus, 'Won');
        assert.equal(decide({ referral: young, ...asking('Won', null, true) }).toPartner.substatus, 'Won');
    });

    it('does not wait, and ends a close that does', () => {
        const closing = { to: 'Won', closesAt: inMinutes(5).toISOString() } as const;
        const { toPartner, closing: after } = decide({
            stage: won,
            seenStage: won,
            closing,
            ...asking('Won')
        });
        assert.deepEqual([toPartner.substatus, after], ['Won', null]);
    });
});

describe('a stage', () => {
    it('that is closed as won waits 15 minutes before Microsoft hears of it', () => {
        const { toPartner, closing } = decide({ stage: won });
        assert.deepEqual([toPartner, closing], [{}, { to: 'Won', closesAt: inMinutes(15).toISOString() }]);
        const waiting = decide({ stage: won, seenStage: won, closing, now: inMinutes(14) });
        assert.deepEqual([waiting.toPartner, waiting.closing], [{}, closing]);
        const due = decide({ stage: won, seenStage: won, closing, now: inMinutes(15) });
        assert.deepEqual([due.toPartner.substatus, due.closing], ['Won', null]);
    });

    it('that is moved back takes its close back, and says so', () => {
        const { closing } = decide({ stage: won });
        const back = decide({ stage: open, seenStage: won, closing, now: inMinutes(20) });
        assert.deepEqual([back.toPartner, back.closing], [{}, null]);
        assert.deepEqual(
            back.notes.map(({ step }) => step),
            ['Close taken back']
        );
    });

    it('whose close was cancelled by command asks no more until it is moved again', () => {
        const { closing } = decide({ stage: won });
        const cancelled = decide({ stage: won, seenStage: won, closing, cancelsClose: true });
        assert.equal(cancelled.closing, null);
        const later = decide({ stage: won, seenStage: won, now: inMinutes(60) });
        assert.deepEqual([later.toPartner, later.closing], [{}, null]);
        assert.equal(decide({ stage: won, seenStage: open }).closing?.to, 'Won');
    });

    it('that turns from won to lost begins to wait anew', () => {
        const { closing } = decide({ stage: won });
        const other = decide({ stage: lost, seenStage: won, closing, now: inMinutes(10) });
        assert.deepEqual(other.closing, { to: 'Lost', closesAt: inMinutes(25).toISOString() });
    });

    it('that is lost gives the reason of the Opportunity, else of the table', () => {
        const closing = { to: 'Lost', closesAt: now.toISOString() } as const;
        const due = { stage: lost, seenStage: lost, closing };
        assert.equal(decide({ ...due, reason: 'Price' }).toPartner.statusReason, 'Price');
        assert.equal(decide(due).toPartner.statusReason, 'Closed as lost by the partner.');
    });

    it('that is won too early is held and closes by itself once it counts', () => {
        const closing = { to: 'Won', closesAt: now.toISOString() } as const;
        const early = decide({ referral: young, stage: won, seenStage: won, closing });
        assert.equal(early.refused?.code, 'WON_TOO_EARLY');
        assert.deepEqual(early.closing, { to: 'Won', closesAt: '2027-01-12T12:00:00.000Z' });
    });

    it('asks nothing in the first run, nor twice, nor where the referral is already', () => {
        for (const input of [
            { stage: won, seenStage: null },
            { stage: won, seenStage: won },
            { stage: won, referral: closed }
        ]) {
            const { toPartner, closing, notes } = decide(input);
            assert.deepEqual([toPartner, closing, notes], [{}, null, []]);
        }
    });

    it('accepts only where the table says so, and then at once', () => {
        assert.deepEqual(decide({ referral: fresh, stage: { ...open, name: 'Qualified' } }).toPartner, {});
        const table = statusTable.parse({ outbound: [{ when: { stage: 'Qualified' }, to: 'Accepted' }] });
        const { toPartner } = decide({ referral: fresh, stage: { ...open, name: 'Qualified' }, table });
        assert.equal(toPartner.substatus, 'Accepted');
    });

    it('that asks for what can never be is only told of', () => {
        const { refused, notes, toPartner } = decide({ referral: closed, stage: lost });
        assert.deepEqual([refused, toPartner, notes.length], [null, {}, 1]);
    });

    it('that is reopened after the end is left alone and told of once', () => {
        const reopened = decide({ referral: closed, stage: open, seenStage: won });
        assert.deepEqual([reopened.toPartner, reopened.toStage], [{}, null]);
        assert.deepEqual(
            reopened.notes.map(({ step }) => step),
            ['Reopened']
        );
        assert.deepEqual(decide({ referral: closed, stage: open, seenStage: open }).notes, []);
    });

    it('follows Microsoft only where the table names one', () => {
        assert.equal(decide({ referral: closed, seenSubstatus: 'Accepted' }).toStage, null);
        const table = statusTable.parse({ inbound: [{ substatus: 'Won', stage: 'Geschafft' }] });
        assert.equal(decide({ referral: closed, seenSubstatus: 'Accepted', table }).toStage, 'Geschafft');
        assert.equal(decide({ referral: closed, seenSubstatus: 'Won', table }).toStage, null);
        assert.equal(
            decide({ referral: closed, seenSubstatus: 'Accepted', table, stage: won }).toStage,
            null
        );
    });
});

/** What `CoSellTimeline.read` gives of a deal that has met most of what a deal meets. */
export const history = {
    entries: [
        ['From Microsoft', 'Update Opportunity', 'Done', null, 'value 61000 → 73500, microsoftSubstatus'],
        ['To Microsoft', 'Not written', 'Held', null, 'notes waits until the referral is accepted.'],
        [
            'To Microsoft',
            'Conflict',
            'Done',
            null,
            'Amount was changed on both sides: that of Salesforce counts; the other value was 82000.'
        ],
        [
            'To Microsoft',
            'On hold',
            'Held',
            'SALESFORCE_REFUSED',
            "The org's own rules refuse the change.\nClose dates lie on a working day."
        ],
        ['To Microsoft', 'Try again', 'Failed', 'PARTNER_CENTER_UNAVAILABLE', 'No answer.\nStatus 503.'],
        ['To Microsoft', 'Invite Microsoft', 'Done', null, ''],
        ['From Microsoft', 'Update Opportunity', 'Done', null, 'status empty → Active, referralId, link'],
        ['To Microsoft', 'Create referral', 'Done', null, '']
    ].map(([direction, step, outcome, code, detail], place) => ({
        entryId: `a0B00000000000${place}AAA`,
        happenedAt: `2026-11-20T11:0${8 - place}:00.000Z`,
        direction,
        step,
        outcome,
        code,
        detail,
        changedBy: step === 'Conflict' ? 'Sue Seller' : null,
        isRestorable: step === 'Conflict'
    })),
    audit: null
};

/** What `CoSellNotes.read` gives. */
export const notes = [
    {
        noteId: '069000000000001AAA',
        title: 'Note from Partner Center',
        preview:
            'The customer moves its stock forecast to Azure and asks for a partner who has done it before.',
        changedAt: '2026-11-20T11:00:00.000Z',
        changedBy: 'Co-sell Relay',
        isShared: true
    },
    {
        noteId: '069000000000002AAA',
        title: 'Margin',
        preview: 'We can go down to 61,000.',
        changedAt: '2026-11-19T11:00:00.000Z',
        changedBy: 'Sue Seller',
        isShared: false
    }
];

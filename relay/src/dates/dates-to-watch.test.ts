import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { endingsOf, warningOf, type Dated, type DatedThings } from './dates-to-watch.ts';

const DAY_MS = 86_400_000;
const now = new Date('2026-11-20T12:00:00Z');
const inDays = (days: number) => new Date(now.getTime() + days * DAY_MS);
const nothing: DatedThings = {
    clientSecretExpires: null,
    signInRenewedAt: null,
    salesforceCertificateEnds: null,
    rootCertificateEnds: null,
    relayCertificateEnds: null
};

/** Each with what it is when it ends in 40 days. */
const each: [Dated, Partial<DatedThings>][] = [
    ['client secret', { clientSecretExpires: inDays(40) }],
    // 90 days after its last renewal.
    ['sign-in', { signInRenewedAt: inDays(-50) }],
    ['Salesforce certificate', { salesforceCertificateEnds: inDays(40) }],
    ['root certificate', { rootCertificateEnds: inDays(40) }],
    ['certificate of the relay', { relayCertificateEnds: inDays(40) }]
];

describe('what ends soon', () => {
    for (const [what, thing] of each)
        it(`is the ${what}, from 30 days before its end on, at 30, 7 and 1 days and once it is over`, () => {
            const endings = Array.from({ length: 43 }, (_, day) =>
                endingsOf({ ...nothing, ...thing }, inDays(day))
            );
            assert.deepEqual(
                endings.map(([ending]) => ending?.days),
                Array.from({ length: 43 }, (_, day) => (day < 10 ? undefined : 40 - day))
            );
            assert.ok(endings.flat().every((ending) => ending.what === what));
            assert.equal(endings[10]?.[0]?.ends, inDays(40).toISOString());
            const warnings = endings.flat().map(warningOf);
            assert.deepEqual([...new Set(warnings)], [30, 7, 1, 0]);
            assert.deepEqual([warnings.indexOf(7), warnings.indexOf(1), warnings.indexOf(0)], [23, 29, 30]);
        });

    it('is nothing where nobody knows', () => assert.deepEqual(endingsOf(nothing, now), []));

    it('comes with the soonest first', () => {
        const soon = { clientSecretExpires: inDays(5), signInRenewedAt: inDays(-88) };
        assert.deepEqual(
            endingsOf({ ...nothing, ...soon, rootCertificateEnds: inDays(-1) }, now).map(({ what }) => what),
            ['root certificate', 'sign-in', 'client secret']
        );
    });
});

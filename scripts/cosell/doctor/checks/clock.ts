import type { Check, Finding } from '../check.ts';

/** Seconds. The webhook refuses events that are dated five minutes ahead, tokens begin with their date. */
const TOLERANCE = 60;
const TOO_FAR = 300;

export const microsoftClockCheck: Check = {
    name: 'Clock against Microsoft',
    async run({ microsoft }) {
        return findingOf('Microsoft', (await microsoft()).clockSkewSeconds, 'PARTNER_LOGIN_URL');
    }
};

export const salesforceClockCheck: Check = {
    name: 'Clock against Salesforce',
    async run({ org }) {
        return findingOf('Salesforce', (await org()).clockSkewSeconds, 'SALESFORCE_LOGIN_URL');
    }
};

function findingOf(whose: string, skew: number | null, setting: string): Finding {
    if (skew === null)
        return {
            outcome: 'fail',
            saw: `The sign-in service of ${whose} did not answer.`,
            next: `Let the relay reach the address of ${setting}.`
        };
    const saw = `${whose}'s clock is ${Math.abs(skew)} s ${skew < 0 ? 'behind' : 'ahead'}.`;
    if (Math.abs(skew) <= TOLERANCE) return { outcome: 'ok', saw };
    const next = 'Set the clock of the machine by NTP.';
    return { outcome: Math.abs(skew) >= TOO_FAR ? 'fail' : 'warn', saw, next };
}

import type { Check } from '../check.ts';

/** Seconds. The webhook refuses events that are dated five minutes ahead, tokens begin with their date. */
const TOLERANCE = 60;
const TOO_FAR = 300;

export const clockCheck: Check = {
    name: 'Clock of the relay',
    async run({ microsoft }) {
        const { clockSkewSeconds: skew } = await microsoft();
        if (skew === null)
            return {
                outcome: 'fail',
                saw: 'The sign-in service of Microsoft did not answer.',
                next: 'Let the relay reach the address of PARTNER_LOGIN_URL.'
            };
        const saw = `Microsoft's clock is ${Math.abs(skew)} s ${skew < 0 ? 'behind' : 'ahead'}.`;
        if (Math.abs(skew) <= TOLERANCE) return { outcome: 'ok', saw };
        const next = 'Set the clock of the machine by NTP.';
        return { outcome: Math.abs(skew) >= TOO_FAR ? 'fail' : 'warn', saw, next };
    }
};

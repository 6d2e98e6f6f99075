import type { Step } from '../../../../../../scripts/loop/perform-steps.ts';
import { button, check, FAR_SIDE, FLOW, looksUntil, open, sees, type Walk } from '../places.ts';
import { signInAs, type Colleague } from '../sign-in.ts';

/** Each is refused for one thing that step 2 then shows. */
const refused: readonly { who: Colleague; lacks: string }[] = [
    { who: 'Referrals admin without MFA', lacks: 'secondFactor' },
    { who: 'no role in Partner Center', lacks: 'role' }
];

/** What ends at Microsoft, or is taken there, while the product runs. */
export const microsoftBreaks: Step<Walk>[] = [
    {
        title: 'A sign-in that is revoked is red, and why a colleague cannot mend it',
        async run(visit) {
            const { loop } = visit;
            await loop.control.post('/control/consent/revoke', { what: 'sessions' });
            // The step asks Microsoft, which is how the relay hears of it.
            await open(visit, 'microsoft');
            await open(visit, 'health');
            await looksUntil(visit, 'microsoft', 'toDo');
            await open(visit, 'microsoft');
            await sees(visit, 'signedIn', 'toDo');
            for (const { who, lacks } of refused) {
                await signInAs(visit, who);
                await sees(visit, lacks, 'toDo');
            }
            await loop.control.put('/control/switches', { consentedApis: 'referrals' });
            await signInAs(visit, 'Referrals admin (alliance');
            await sees(visit, 'webhooks', 'toDo');
            await loop.control.put('/control/switches', { consentedApis: 'both' });
            return refused.map(({ lacks }) => lacks).join(', ');
        }
    },
    {
        title: 'Meanwhile a dry run gets as far as Microsoft, and no further',
        async run(visit) {
            const { page, clicks } = visit;
            await open(visit, 'live');
            await clicks.click(button(page, 'Try them'));
            await sees(visit, 'Ask Partner Center', 'toDo');
            return (await check(page, 'Ask Partner Center', 'toDo').locator('.saw').textContent()) ?? '';
        }
    },
    {
        title: 'A Referrals admin signs in again, and the partner is known by its deals',
        async run(visit) {
            await open(visit, 'microsoft');
            await signInAs(visit, 'Referrals admin (alliance');
            for (const name of ['signedIn', 'secondFactor', 'referrals', 'role', 'partner', 'webhooks'])
                await sees(visit, name, 'ready');
            await open(visit, 'health');
            await looksUntil(visit, 'microsoft', 'ready');
            return (await check(visit.page, 'microsoft', 'ready').locator('.saw').textContent()) ?? '';
        }
    },
    {
        title: 'A test event whose signature does not hold has failed',
        async run(visit) {
            const { page, loop, clicks } = visit;
            const usual = await loop.control.get<object>('/control/switches');
            // Once, and not ten times over hours.
            await loop.control.put('/control/switches', {
                signingCertificate: 'expired',
                webhookAttempts: 1
            });
            await open(visit, 'events');
            await sees(visit, 'registration', 'ready');
            await clicks.click(button(page, 'Send a test event'));
            await sees(visit, 'test', 'toDo');
            await loop.control.put('/control/switches', usual);
            return (await check(page, 'test', 'toDo').locator('.saw').textContent()) ?? '';
        }
    },
    {
        title: 'A flow takes the events',
        async run(visit) {
            await visit.loop.control.post('/control/webhooks/take-over', { url: FLOW });
            await open(visit, 'health');
            await looksUntil(visit, 'webhook', 'attention');
            return (await check(visit.page, 'webhook', 'attention').locator('.saw').textContent()) ?? '';
        }
    },
    {
        title: 'Events are taken back',
        async run(visit) {
            const { page, clicks } = visit;
            await open(visit, 'events');
            await sees(visit, 'registration', 'toDo');
            await clicks.click(page.locator('[data-sure] .slds-checkbox_faux'));
            await clicks.click(button(page, 'Take over'));
            await sees(visit, 'registration', 'ready');
            await open(visit, 'health');
            await looksUntil(visit, 'webhook', 'ready');
            await page.locator('[data-step="events"]').filter({ hasText: 'Ready' }).waitFor(FAR_SIDE);
            return 'ours again';
        }
    }
];

import type { Step } from '../../../../../../scripts/loop/perform-steps.ts';
import { check, looksUntil, open, sees, tick, type Walk } from '../places.ts';

const RELAY = 'relay@contoso.example';

/** The relay stops, starts without what it needs, and gets it. */
export const relayBreaks: Step<Walk>[] = [
    {
        title: 'Its user without permission set is red, and so is a relay that has stopped',
        async run(visit) {
            const { page, loop } = visit;
            await open(visit, 'people');
            await sees(visit, 'CoSell_Relay', 'ready');
            await tick(visit, RELAY, 'CoSell_Relay');
            await sees(visit, 'CoSell_Relay', 'toDo');
            await open(visit, 'health');
            await looksUntil(visit, 'salesforce', 'toDo');
            await check(page, 'salesforce', 'toDo').filter({ hasText: 'may not read Opportunity' }).waitFor();
            await loop.relay.stop();
            await looksUntil(visit, 'relay', 'toDo');
            await open(visit, 'relay');
            await sees(visit, 'answers', 'toDo');
            return (await check(page, 'answers', 'toDo').locator('.saw').textContent()) ?? '';
        }
    },
    {
        title: 'Started again as a user whom Salesforce does not know it answers, and is not let in',
        async run(visit) {
            const { page, loop } = visit;
            await loop.restartRelay({ SALESFORCE_USERNAME: 'nobody@contoso.example' });
            await looksUntil(visit, 'answers', 'ready');
            await sees(visit, 'salesforce', 'toDo');
            await open(visit, 'health');
            await looksUntil(visit, 'salesforce', 'toDo');
            return (await check(page, 'salesforce', 'toDo').locator('.saw').textContent()) ?? '';
        }
    },
    {
        title: 'As its user, with the permission set, it is let in; a currency that is none of the org is red',
        async run(visit) {
            const { page, loop } = visit;
            await open(visit, 'people');
            await tick(visit, RELAY, 'CoSell_Relay');
            await sees(visit, 'CoSell_Relay', 'ready');
            await loop.relay.stop();
            await loop.restartRelay({ SALESFORCE_USERNAME: RELAY, RELAY_DEFAULT_CURRENCY: 'EUR' });
            await open(visit, 'health');
            for (const name of ['relay', 'salesforce']) await looksUntil(visit, name, 'ready');
            await open(visit, 'relay');
            for (const name of ['answers', 'salesforce']) await sees(visit, name, 'ready');
            await open(visit, 'values');
            await sees(visit, 'currencies', 'toDo');
            await page.locator('nav li[data-state="toDo"] [data-step="values"]').waitFor();
            const saw = await check(page, 'currencies', 'toDo').locator('.saw').textContent();
            await loop.relay.stop();
            await loop.restartRelay({ RELAY_DEFAULT_CURRENCY: 'USD' });
            await open(visit, 'health');
            await looksUntil(visit, 'salesforce', 'ready');
            await open(visit, 'values');
            await sees(visit, 'currencies', 'ready');
            return saw ?? '';
        }
    },
    {
        title: 'Everything is switched off, then on',
        async run(visit) {
            const { page, clicks } = visit;
            const press = (name: string) =>
                clicks.click(page.locator(`[data-switch="${name}"] .slds-checkbox_faux`));
            for (const name of ['outbound', 'everything']) {
                await open(visit, 'live');
                await press(name);
                await open(visit, 'health');
                await looksUntil(visit, 'live', name === 'everything' ? 'toDo' : 'attention');
                await open(visit, 'live');
                await press(name);
                await open(visit, 'health');
                await looksUntil(visit, 'live', 'ready');
            }
            return 'one direction, and everything';
        }
    }
];

import type { Step } from '../../../../../scripts/loop/perform-steps.ts';
import { button, FAR_SIDE, lookAgain, open, sees, type Walk } from './places.ts';

/** Of an org that this one was copied from. */
const ANOTHER_ORG = 'f'.repeat(64);
const inTheWay = ['edition', 'copiedFromAnotherOrg', 'microsoftConnector'];
const toBeSeenTo = [
    'notes',
    'opportunityTeams',
    'stateAndCountryPicklists',
    'personAccounts',
    'opportunityTriggers',
    'opportunityFlows',
    'approvals'
];

/** An org in which everything is in the way, before there is a relay. */
export const orgChecks: Step<Walk>[] = [
    {
        title: 'In an org that lacks all, each check says what is in the way',
        async run(visit) {
            const { page, loop, screenshot } = visit;
            const copied = { SetupOwnerId: loop.orgId, Org_Hash__c: ANOTHER_ORG };
            await loop.admin.sobject('Co_sell_Settings__c').create(copied);
            await page.goto(loop.setupUrl);
            await page.locator('[aria-current="step"]').first().waitFor(FAR_SIDE);
            await open(visit, 'org');
            for (const name of inTheWay) await sees(visit, name, 'toDo');
            for (const name of toBeSeenTo) await sees(visit, name, 'attention');
            await screenshot('setup-0-in-the-way');
            return [...inTheWay, ...toBeSeenTo].join(', ');
        }
    },
    {
        title: 'A rule that refuses a save is found by five saves',
        async run(visit) {
            const { page, loop, clicks } = visit;
            const deal = { Name: 'Stopped by a rule', StageName: 'Prospecting', CloseDate: '2033-01-31' };
            const { id = '' } = await loop.admin.sobject('Opportunity').create(deal);
            await clicks.click(button(page, 'Try on five deals'));
            await sees(visit, id, 'attention');
            const saw = await page.locator(`li[data-check="${id}"] .saw`).textContent();
            await loop.admin.sobject('Opportunity').destroy(id);
            return saw ?? '';
        }
    },
    {
        title: 'A connector whose trigger fires is found in Move over and before going live',
        async run(visit) {
            await open(visit, 'migration');
            await sees(visit, 'trigger', 'toDo');
            await open(visit, 'live');
            await sees(visit, 'trigger', 'toDo');
            return 'it fires';
        }
    },
    {
        title: 'As long as countries are no picklist, somebody writes one as they like',
        async run({ loop }) {
            const { id: AccountId = '' } = await loop.admin
                .sobject('Account')
                .create({ Name: 'Poseidon', BillingCountry: 'Atlantis' });
            await loop.admin
                .sobject('Opportunity')
                .create({ Name: 'Tridents', AccountId, StageName: 'Prospecting', CloseDate: '2033-01-31' });
            return 'Atlantis';
        }
    },
    {
        title: 'Without a solution there is nothing to offer',
        async run(visit) {
            const { solutionDetailId, solutionPlayId } = visit.loop.seeded;
            await visit.loop.admin.sobject('Microsoft_Solution_Detail__c').destroy(solutionDetailId);
            await visit.loop.admin.sobject('Solution_Play__c').destroy(solutionPlayId);
            await lookAgain(visit);
            await open(visit, 'solutions');
            await sees(visit, 'solutions', 'toDo');
            await sees(visit, 'plays', 'attention');
            return 'no solution, no play';
        }
    }
];

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OpportunityRecord } from '../salesforce/opportunity-record.ts';
import { emptyDeal } from '../sync/deal.ts';
import { fingerprint, person, solution } from '../sync/fixtures/deals.ts';
import { defaultMapping } from '../sync/mapping/default-mapping.ts';
import { remember, type Memory } from '../sync/memory.ts';
import type { Run } from './context.ts';
import { rememberLists } from './remember-lists.ts';

const record = { Id: '006000000000001AAA' } as OpportunityRecord;
const [mine, microsofts] = [solution('SOL-1-AAA'), solution('SOL-2-BBB')];
const user = { FirstName: 'Kim', LastName: 'Berg', Email: 'kim@example.com', Phone: '+49301234' };
const none = { solutions: [], team: [] } as Memory;

/** A run whose deal both sides knew without solutions and team. */
function runWith(holds: Partial<OpportunityRecord>) {
    const kept: { seenCrm: Memory; seenPartner: Memory }[] = [];
    const run = {
        lease: { deal: { seenCrm: none, seenPartner: none } },
        context: {
            fingerprint,
            mapping: defaultMapping,
            org: { opportunityTeams: true },
            salesforce: { together: { read: async () => ({ ...record, ...holds }) } },
            store: {
                rememberFirst: async (_: unknown, memories: (typeof kept)[number]) => kept.push(memories)
            }
        }
    } as unknown as Run;
    return { run, kept };
}

describe('lists that were written to Salesforce', () => {
    it('are remembered before the run has ended, without what a seller had added', async () => {
        const { run, kept } = runWith({});
        const [crm, partner] = [
            { ...emptyDeal, solutions: [mine] },
            { ...emptyDeal, solutions: [microsofts] }
        ];
        await rememberLists(run, { solutions: [mine, microsofts] }, { record, crm, partner });
        assert.deepEqual(kept, [
            {
                seenCrm: { ...none, solutions: [microsofts] },
                seenPartner: { ...none, solutions: [microsofts] }
            }
        ]);
    });

    it('are remembered of people as far as Salesforce could take them', async () => {
        const { run, kept } = runWith({ OpportunityTeamMembers: { records: [{ User: user }] } });
        const team = [person('Kim'), person('Microsoft')];
        const partner = { ...emptyDeal, team };
        await rememberLists(run, { team }, { record, crm: emptyDeal, partner });
        const kim = remember({ team: [person('Kim')] }, fingerprint).team;
        assert.deepEqual([kept[0]?.seenCrm.team, kept[0]?.seenPartner.team], [kim, kim]);
    });
});

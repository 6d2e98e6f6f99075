import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Referral } from '../partner-center/referral.ts';
import type { RunContext } from '../run/context.ts';
import { defaultMapping } from '../sync/mapping/default-mapping.ts';
import type { Mapping, OwnerRule } from '../sync/mapping/document.ts';
import { inboundExamples } from './inbound-examples.ts';

const mappingWith = (owner: OwnerRule[], recordType?: string): Mapping => ({
    ...defaultMapping,
    newOpportunity: { ...defaultMapping.newOpportunity, owner, ...(recordType ? { recordType } : {}) }
});
const referral = (id: string, direction: string) =>
    ({
        id,
        direction,
        name: `Deal ${id}`,
        status: 'New',
        substatus: 'Received',
        customerProfile: { name: 'Fabrikam', address: { country: 'DE' } },
        details: {},
        team: []
    }) as unknown as Referral;

/** An org that knows these users by username, one Account, and one record type. */
function contextWith(referrals: Referral[], users: Record<string, string>) {
    const asked: string[] = [];
    const salesforce = {
        async query(soql: string) {
            asked.push(soql);
            const username = /Username = '([^']+)' AND IsActive/.exec(soql)?.[1];
            if (username) return users[username] ? [{ Id: users[username] }] : [];
            if (soql.includes('FROM User WHERE Id')) return [{ Name: 'Dora', Username: 'dora@x' }];
            if (soql.includes('FROM Account')) return [{ Id: '001', Name: 'Fabrikam GmbH', OwnerId: '005O' }];
            return soql.includes("'Partner'") ? [{ Id: '012' }] : [];
        }
    };
    const partnerCenter = {
        async *listReferrals() {
            yield* referrals;
        }
    };
    return { asked, context: { salesforce, partnerCenter, org: {} } as unknown as RunContext };
}
const call = { correlationId: 'x' };

describe('examples of inbound deals', () => {
    it('are the newest that Microsoft has sent, with who would own them and by which rule', async () => {
        const { context, asked } = contextWith([referral('1', 'Outgoing'), referral('2', 'Incoming')], {
            'dora@x': '005D'
        });
        const rules: OwnerRule[] = [
            { rule: 'country', users: { FR: 'fred@x' } },
            { rule: 'country', users: { DE: 'dora@x' } }
        ];
        const { examples, recordType } = await inboundExamples(context, mappingWith(rules), call);
        assert.deepEqual(examples, [
            {
                referralId: '2',
                name: 'Deal 2',
                customer: 'Fabrikam',
                country: 'DE',
                account: 'Fabrikam GmbH',
                owner: { name: 'Dora', username: 'dora@x' },
                rule: 1
            }
        ]);
        assert.equal(recordType, null);
        assert.ok(asked.every((soql) => soql.startsWith('SELECT')));
    });

    it('are at most three, however many Microsoft has sent', async () => {
        const many = Array.from({ length: 20 }, (_, index) => referral(String(index), 'Incoming'));
        const { context } = contextWith(many, {});
        assert.equal((await inboundExamples(context, mappingWith([]), call)).examples.length, 3);
    });

    it('are made up for a country of the rules where Microsoft has sent none, and say so', async () => {
        const { context } = contextWith([], { 'dora@x': '005D' });
        const rules: OwnerRule[] = [{ rule: 'country', users: { DE: 'dora@x' } }];
        const { examples } = await inboundExamples(context, mappingWith(rules), call);
        assert.deepEqual(
            examples.map(({ referralId, country, rule }) => [referralId, country, rule]),
            [[null, 'DE', 0]]
        );
    });

    it('tell that nobody is named, and that a record type is not there', async () => {
        const { context } = contextWith([referral('2', 'Incoming')], {});
        const rules: OwnerRule[] = [{ rule: 'user', username: 'gone@x' }];
        const there = await inboundExamples(context, mappingWith(rules, 'Partner'), call);
        assert.deepEqual([there.examples[0]?.owner, there.examples[0]?.rule], [null, null]);
        assert.deepEqual(there.recordType, { developerName: 'Partner', isThere: true });
        const gone = await inboundExamples(context, mappingWith(rules, 'Gone'), call);
        assert.deepEqual(gone.recordType, { developerName: 'Gone', isThere: false });
    });
});

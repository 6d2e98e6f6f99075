import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { directionOf } from './direction.ts';

const from = (inviter: string | null, direction: string | null = 'Incoming') =>
    directionOf({
        organizationId: 'contoso',
        direction,
        inviteContext: { invitedBy: { organizationId: inviter } }
    });

describe('the direction of a deal', () => {
    it('follows who invited, not what the service says', () => {
        assert.equal(from('Contoso'), 'Outgoing');
        assert.equal(from('msft', 'Outgoing'), 'Incoming');
        assert.equal(from('northwind', 'Outgoing'), 'Incoming');
    });

    it('is what the service says where nobody is named', () => {
        assert.equal(from(null), 'Incoming');
        assert.equal(from(null, 'Outgoing'), 'Outgoing');
        assert.equal(from(null, null), null);
    });
});

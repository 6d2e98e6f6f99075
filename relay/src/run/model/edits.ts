import assert from 'node:assert/strict';
import { formatExternalReference } from '@cosell/contracts';
import type { PatchOperation } from '../../partner-center/client-types.ts';
import type { Referral } from '../../partner-center/referral.ts';
import type { PartnerCenterModel } from './partner-center-model.ts';
import { ORG_ID, type SalesforceModel } from './salesforce-model.ts';

type FieldOfModel = 'name' | 'value' | 'notes';
type Side = 'salesforce' | 'microsoft';

interface Edit {
    side: Side;
    field: FieldOfModel;
    /** Like that of no other edit. */
    value: string | number;
}

const columns = { name: 'Name', value: 'Amount', notes: 'Description' } as const;
const paths = { name: '/name', value: '/details/dealValue', notes: '/details/notes' } as const;

/** Edits of both sides, each with a value of its own, kept outside the relay. */
export class Edits {
    readonly made: Edit[] = [];
    /** Solutions that were added, by identifier. */
    readonly solutions: string[] = ['SOL-0'];
    readonly #salesforce: SalesforceModel;
    readonly #partnerCenter: PartnerCenterModel;
    readonly opportunityId: string;
    #values = 1000;

    constructor(salesforce: SalesforceModel, partnerCenter: PartnerCenterModel, opportunityId: string) {
        this.#salesforce = salesforce;
        this.#partnerCenter = partnerCenter;
        this.opportunityId = opportunityId;
    }

    /** The seller's Opportunity, complete, sync switched on. */
    createOpportunity(): void {
        const contact = { FirstName: 'Kim', LastName: 'Ro', Email: 'kim@x.example', Phone: '1' };
        this.#salesforce.opportunities.set(this.opportunityId, {
            Id: this.opportunityId,
            Name: 'Deal',
            Amount: 1,
            CloseDate: '2027-01-01',
            Description: 'First',
            Customer_purchase_intent__c: 'Yes',
            Sync_With_Partner_Center__c: true,
            Co_sell_Revision__c: 1,
            Co_sell_Synced_Revision__c: null,
            Account: {
                Name: 'Fabrikam',
                BillingStreet: 'Ring 1',
                BillingCity: 'Berlin',
                BillingCountry: 'DE'
            },
            Owner: { FirstName: 'Lea', LastName: 'Berg', Email: 'lea@x.example', Phone: '2' },
            OpportunityContactRoles: { records: [{ Id: '00K1', ContactId: '0031', Contact: contact }] }
        });
        this.#addSolution('SOL-0');
    }

    /** @returns false where Microsoft has no referral yet to be edited */
    make(one: <Item>(items: readonly Item[]) => Item): boolean {
        const side = one(['salesforce', 'microsoft'] as const);
        const referral = this.referral();
        if (side === 'microsoft' && !referral) return false;
        const what = one(['name', 'value', 'notes', 'solution'] as const);
        const value = ++this.#values;
        if (what === 'solution') this.#newSolution(side, `SOL-${value}`, referral);
        else
            this.#newValue(
                { side, field: what, value: what === 'value' ? value : `${what} ${value}` },
                referral
            );
        return true;
    }

    referral(): Referral | null {
        const reference = formatExternalReference({ orgId: ORG_ID, opportunityId: this.opportunityId });
        const found = this.#partnerCenter.withReference(reference);
        assert.ok(found.length < 2, 'one referral, never two');
        return found[0] ?? null;
    }

    #newValue(edit: Edit, referral: Referral | null): void {
        this.made.push(edit);
        const { side, field, value } = edit;
        if (side === 'salesforce') this.#salesforce.edit(this.opportunityId, { [columns[field]]: value });
        else this.#inPortal(referral, { op: 'replace', path: paths[field], value });
    }

    #newSolution(side: Side, identifier: string, referral: Referral | null): void {
        this.solutions.push(identifier);
        if (side === 'salesforce') return this.#addSolution(identifier);
        const value = { id: identifier, type: 'Name', price: 5, quantity: 1, currency: 'USD' };
        this.#inPortal(referral, { op: 'add', path: '/details/requirements/solutions/-', value });
    }

    #addSolution(identifier: string): void {
        const id = this.#salesforce.newId('a00');
        this.#salesforce.solutions.set(id, { opportunityId: this.opportunityId, identifier, price: 5 });
    }

    #inPortal(referral: Referral | null, operation: PatchOperation): void {
        assert.ok(referral);
        this.#partnerCenter.edit(referral.id, [operation]);
    }
}

/**
 * Both sides hold the same, and each edit is found there, was followed by a later edit, or stands in a
 * conflict row.
 */
export function everyEditIsAccountedFor(
    edits: Edits,
    salesforce: SalesforceModel,
    partnerCenter: PartnerCenterModel
): void {
    assert.equal(partnerCenter.referrals.size, 1, 'one referral');
    const referral = edits.referral();
    const opportunity = salesforce.read(edits.opportunityId);
    const held = {
        name: referral?.name,
        value: referral?.details?.dealValue,
        notes: referral?.details?.notes
    };
    const conflicts = salesforce.log
        .filter(({ Step__c }) => Step__c === 'Conflict')
        .map(({ Detail__c }) => Detail__c);
    for (const field of ['name', 'value', 'notes'] as const) {
        assert.deepEqual(opportunity[columns[field]], held[field], `${field} is the same on both sides`);
        const made = edits.made.filter((edit) => edit.field === field);
        const at = made.findIndex(({ value }) => value === held[field]);
        if (made.length > 0) assert.ok(at >= 0, `${field} holds one of the edits`);
        for (const lost of made.slice(at + 1))
            assert.ok(
                conflicts.some((detail) =>
                    String(detail).startsWith(`${columns[field]} was changed on both sides`)
                ),
                `${field}: ${lost.value} of ${lost.side} is gone and nobody says so`
            );
    }
    const ids = (list: unknown[]) => list.map(String).sort();
    const theirs = referral?.details?.requirements?.solutions ?? [];
    assert.deepEqual(ids(theirs.map(({ id }) => id)), ids(edits.solutions), 'solutions at Microsoft');
    const ours = [...salesforce.solutions.values()].map(({ identifier }) => identifier);
    assert.deepEqual(ids(ours), ids(edits.solutions), 'solutions in Salesforce');
}

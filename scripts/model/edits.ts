import assert from 'node:assert/strict';
import type { PatchOperation } from '../../relay/src/partner-center/client-types.ts';
import type { ModelOrg } from './org.ts';
import type { ModelPartnerCenter } from './partner-center.ts';

export type Choose = <Item>(items: readonly Item[]) => Item;
type Side = 'salesforce' | 'microsoft';
type FieldOfModel = 'name' | 'value' | 'notes' | 'closeDate';

/** A new value of one field, like that of no other edit. */
interface Edit {
    side: Side;
    field: FieldOfModel;
    value: string | number;
}

export const columns = {
    name: 'Name',
    value: 'Amount',
    notes: 'Description',
    closeDate: 'CloseDate'
} as const satisfies Record<FieldOfModel, string>;
const paths = {
    name: '/name',
    value: '/details/dealValue',
    notes: '/details/notes',
    closeDate: '/details/closingDateTime'
} as const satisfies Record<FieldOfModel, string>;
export const fields = Object.keys(columns) as FieldOfModel[];
const SOLUTIONS = '/details/requirements/solutions';

interface OneSolution {
    /** `either`: taken away where a run that died had just put it: nobody knows whether it was written. */
    wanted: boolean | 'either';
    price: number | null;
    /** Both sides had it while nothing was under way. */
    settled: boolean;
}

/** What people do to one deal on either side, each edit with a value of its own, kept outside the relay. */
export class Edits {
    readonly made: Edit[] = [];
    /** Solutions by identifier: whether it is to be found in the end, and at which price. */
    readonly solutions = new Map<string, OneSolution>();
    /** E-mail addresses that are to be in the team at Microsoft. */
    readonly team = new Map<string, boolean>();
    /** E-mail addresses of the customer's people that were added in Salesforce. */
    readonly contacts: string[] = [];
    readonly #org: ModelOrg;
    readonly #partnerCenter: ModelPartnerCenter;
    readonly #seed: number;
    #values = 1000;

    constructor(org: ModelOrg, partnerCenter: ModelPartnerCenter, seed: number) {
        this.#org = org;
        this.#partnerCenter = partnerCenter;
        this.#seed = seed;
    }

    /** @returns false where there is nothing yet to be edited, or the side refuses it */
    make(opportunityId: string | null, choose: Choose): boolean {
        const referralId = this.#partnerCenter.own()[0]?.id ?? null;
        const side = choose(['salesforce', 'microsoft'] as const);
        const what = choose([...fields, ...fields, 'solution', 'price', 'removal', 'person'] as const);
        return side === 'salesforce'
            ? opportunityId !== null && this.#inSalesforce(opportunityId, what, choose)
            : referralId !== null && this.#atMicrosoft(referralId, what, choose);
    }

    /** A flow of the customer's that changes a field in the relay's own save. */
    byFlow(opportunityId: string, written: Record<string, unknown>, choose: Choose): void {
        const touched = fields.filter((field) => columns[field] in written);
        this.#setInSalesforce(opportunityId, choose(touched.length ? touched : fields));
    }

    /** The newest edit, for people. */
    last = '';
    /** A run has died, or was given up for dead. */
    aRunDied = false;

    /** Nothing is under way: what both sides have now, they know. */
    settle(opportunityId: string | null): void {
        if (!this.solutions.size || opportunityId === null) return;
        const theirs = this.#partnerCenter.own()[0]?.details.requirements.solutions ?? [];
        const ours = this.#rows(opportunityId).map(({ Solution__r: one }) => one.Solution_Identifier__c);
        for (const { id } of theirs) {
            const known = this.solutions.get(id);
            if (known && ours.includes(id)) known.settled = true;
        }
    }

    #rows(opportunityId: string) {
        return this.#org.query<{
            Id: string;
            Price__c: number | null;
            Solution__r: { Solution_Identifier__c: string };
        }>(
            'SELECT Id, Price__c, Solution__r.Solution_Identifier__c FROM Microsoft_Solutions__c ' +
                `WHERE Opportunity__c = '${opportunityId}' ORDER BY Id`
        );
    }

    #remove(solution: OneSolution): void {
        solution.wanted = this.aRunDied && !solution.settled ? 'either' : false;
    }

    /** The deal's sync log, for people. */
    trail(opportunityId: string): string[] {
        return this.#org
            .query<
                Record<string, string>
            >('SELECT Happened_At__c, Step__c, Outcome__c, Code__c, Detail__c FROM Co_sell_Log__c ' + `WHERE Opportunity__c = '${opportunityId}' ORDER BY Id`)
            .map((row) => Object.values(row).slice(1).filter(Boolean).join(' '));
    }

    #inSalesforce(id: string, what: string, choose: Choose): boolean {
        const org = this.#org;
        const mine = this.#rows(id).filter(({ Solution__r: one }) =>
            this.#isRemovable(one.Solution_Identifier__c)
        );
        switch (what) {
            case 'solution':
                return this.#addInSalesforce(id);
            case 'price':
            case 'removal': {
                if (!mine.length) return false;
                const row = choose(mine);
                const path = `/sobjects/Microsoft_Solutions__c/${row.Id}`;
                const known = this.solutions.get(row.Solution__r.Solution_Identifier__c);
                if (!known) return false;
                if (what === 'price') {
                    // One side prices, so that each price is followed only by later ones of that side.
                    if (known.price === null) return false;
                    known.price = ++this.#values;
                    org.asSeller('PATCH', path, { Price__c: known.price });
                    return true;
                }
                this.#remove(known);
                this.last = `Salesforce removes ${row.Solution__r.Solution_Identifier__c}`;
                org.asSeller('DELETE', path);
                return true;
            }
            case 'person':
                return this.#addContact(id);
            default:
                return this.#setInSalesforce(id, what as FieldOfModel);
        }
    }

    #setInSalesforce(id: string, field: FieldOfModel): boolean {
        const value = this.#newValue(field);
        this.made.push({ side: 'salesforce', field, value });
        this.last = `Salesforce sets ${field} to ${value}`;
        this.#org.asSeller('PATCH', `/sobjects/Opportunity/${id}`, { [columns[field]]: value });
        return true;
    }

    #addInSalesforce(id: string): boolean {
        const identifier = this.#newSolution();
        const price = ++this.#values;
        const detail = this.#org.asAdmin<{ id: string }>('POST', '/sobjects/Microsoft_Solution_Detail__c', {
            Name: identifier,
            Solution_Identifier__c: identifier,
            Type__c: '3P'
        });
        this.#org.asSeller('POST', '/sobjects/Microsoft_Solutions__c', {
            Opportunity__c: id,
            Solution__c: detail.id,
            Price__c: price,
            Quantity__c: 1
        });
        this.solutions.set(identifier, { wanted: true, price, settled: false });
        this.last = `Salesforce adds ${identifier}`;
        return true;
    }

    #addContact(id: string): boolean {
        const email = `contact-${++this.#values}@fabrikam.example`;
        const [opportunity] = this.#org.query<{ AccountId: string | null }>(
            `SELECT AccountId FROM Opportunity WHERE Id = '${id}'`
        );
        const contact = this.#org.asSeller<{ id: string }>('POST', '/sobjects/Contact', {
            LastName: `Contact ${this.#values}`,
            Email: email,
            AccountId: opportunity?.AccountId
        });
        const role = { OpportunityId: id, ContactId: contact.id };
        this.#org.asSeller('POST', '/sobjects/OpportunityContactRole', role);
        this.contacts.push(email);
        this.last = `Salesforce adds ${email}`;
        return true;
    }

    #atMicrosoft(id: string, what: string, choose: Choose): boolean {
        const inPortal = (operation: PatchOperation) => this.#partnerCenter.inPortal(id, [operation]);
        const held = this.#partnerCenter.own()[0]?.details.requirements.solutions ?? [];
        switch (what) {
            case 'solution': {
                const identifier = this.#newSolution();
                const value = { id: identifier, type: 'Name', name: identifier, quantity: 1 };
                if (!inPortal({ op: 'add', path: `${SOLUTIONS}/-`, value })) return false;
                this.solutions.set(identifier, { wanted: true, price: null, settled: false });
                this.last = `Microsoft adds ${identifier}`;
                return true;
            }
            case 'price':
            case 'removal': {
                const mine = held.filter((solution) => this.#isRemovable(solution.id));
                if (!mine.length) return false;
                const gone = choose(mine);
                const value = held.filter((solution) => solution !== gone);
                if (!inPortal({ op: 'replace', path: SOLUTIONS, value })) return false;
                this.#remove(this.solutions.get(gone.id) as OneSolution);
                this.last = `Microsoft removes ${gone.id}`;
                return true;
            }
            case 'person': {
                const email = `colleague-${++this.#values}@contoso.example`;
                const value = {
                    firstName: 'Colleague',
                    lastName: String(this.#values),
                    email,
                    phoneNumber: '1'
                };
                if (!inPortal({ op: 'add', path: '/team/-', value })) return false;
                this.team.set(email, true);
                this.last = `Microsoft adds ${email}`;
                return true;
            }
            default: {
                const field = what as FieldOfModel;
                const value = this.#newValue(field);
                const sent = field === 'closeDate' ? `${value}T00:00:00Z` : value;
                if (!inPortal({ op: 'replace', path: paths[field], value: sent })) return false;
                this.made.push({ side: 'microsoft', field, value });
                this.last = `Microsoft sets ${field} to ${value}`;
                return true;
            }
        }
    }

    #newValue(field: FieldOfModel): string | number {
        const number = ++this.#values;
        if (field === 'value') return number;
        const day = new Date(Date.UTC(2030, 0, number));
        return field === 'closeDate' ? day.toISOString().slice(0, 10) : `${field} ${number}`;
    }

    #newSolution = () => `SOL-${this.#seed}-${++this.#values}`;
    /** One of this test's own; the first one stays, since Microsoft takes no deal without. */
    #isRemovable = (identifier: string) => this.solutions.get(identifier)?.wanted === true;

    /** Both sides hold the same, and each edit is found there, was followed by a later one, or is told of. */
    everyoneIsAccountedFor(opportunityId: string): void {
        assert.equal(this.#partnerCenter.own().length, 1, 'one referral, never two');
        const referral = this.#partnerCenter.own()[0] as NonNullable<
            ReturnType<ModelPartnerCenter['own']>[number]
        >;
        const [row] = this.#org.query<Record<string, unknown>>(
            `SELECT Name, Amount, Description, CloseDate FROM Opportunity WHERE Id = '${opportunityId}'`
        );
        const told = this.#org
            .query<{
                Step__c: string;
                Detail__c: string;
            }>(`SELECT Step__c, Detail__c FROM Co_sell_Log__c WHERE Opportunity__c = '${opportunityId}'`)
            .map(({ Step__c, Detail__c }) => `${Step__c}: ${Detail__c}`);
        const held = {
            name: referral.name,
            value: referral.details.dealValue,
            notes: referral.details.notes,
            closeDate: referral.details.closingDateTime?.slice(0, 10)
        };
        for (const field of fields) {
            assert.deepEqual(row?.[columns[field]], held[field], `${field} is the same on both sides`);
            this.#noneIsLost(field, held[field], told);
        }
        this.#listsAreRight(opportunityId, referral, told);
    }

    #noneIsLost(field: FieldOfModel, held: unknown, told: string[]): void {
        const made = this.made.filter((edit) => edit.field === field);
        if (!made.length) return;
        const at = made.findIndex(({ value }) => value === held);
        assert.ok(at >= 0, `${field} holds ${String(held)}, which is none of the edits`);
        const later = made.slice(at + 1);
        const lost = (['salesforce', 'microsoft'] as const).flatMap(
            (side) => later.findLast((edit) => edit.side === side) ?? []
        );
        for (const { side, value } of lost)
            assert.ok(
                told.some(
                    (line) =>
                        line.startsWith(`Conflict: ${columns[field]} was changed on both sides`) &&
                        line.endsWith(` ${value}.`)
                ),
                `${field}: ${value} of ${side} is gone and nobody says so`
            );
    }

    #listsAreRight(
        opportunityId: string,
        referral: ReturnType<ModelPartnerCenter['own']>[number],
        told: string[]
    ): void {
        const ours = this.#rows(opportunityId).map(
            ({ Price__c, Solution__r: one }) => [one.Solution_Identifier__c, Price__c] as const
        );
        const theirs = referral.details.requirements.solutions.map(({ id, price }) => [id, price ?? null]);
        const count = (list: readonly (readonly unknown[])[], identifier: string) =>
            list.filter(([id]) => id === identifier).length;
        for (const [identifier, { wanted, price }] of this.solutions) {
            const message = `solution ${identifier} is on both sides, or on none`;
            assert.equal(count(ours, identifier), count(theirs, identifier), message);
            if (wanted === 'either') continue;
            for (const [side, list] of Object.entries({ Salesforce: ours, Microsoft: theirs })) {
                const found = list.filter(([id]) => id === identifier);
                const there: string = wanted ? `is once in ${side}` : `is gone from ${side}`;
                assert.equal(found.length, wanted ? 1 : 0, `solution ${identifier} ${there}`);
                if (wanted && price !== null) assert.equal(found[0]?.[1], price, `price in ${side}`);
            }
        }
        const team = referral.team.map(({ email }) => email);
        for (const [email] of this.team) assert.ok(team.includes(email), `${email} is in the team`);
        const people = referral.customerProfile.team.map(({ email }) => email);
        for (const email of this.contacts)
            assert.ok(
                people.includes(email) || told.some((line) => line.startsWith('Not written: contacts')),
                `${email} is at Microsoft, or it is told why not`
            );
    }
}

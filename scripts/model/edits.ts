import assert from 'node:assert/strict';
import type { PatchOperation } from '../../relay/src/partner-center/client-types.ts';
import type { ModelOrg } from './org.ts';
import type { ModelPartnerCenter } from './partner-center.ts';
import { People } from './people.ts';

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
const SOLUTIONS_IN_SALESFORCE = 'Opportunity_To_Microsoft_Solutions__r';

interface OneSolution {
    /**
     * `either`: taken away in Salesforce where a run that died had just put it, and nobody knows whether it
     * was written. `told`: taken away at Microsoft where it had just been sent, or under a new price of
     * Salesforce's. If it comes back, that is told.
     */
    wanted: boolean | 'either' | 'told';
    price: number | null;
    /** Both sides had it while nothing was under way. */
    settled: boolean;
    /** Salesforce has given it a price that Microsoft may not have yet: then Salesforce has the last word. */
    priced: boolean;
}

/** What people do to one deal on either side, each edit with a value of its own, kept outside the relay. */
export class Edits {
    readonly made: Edit[] = [];
    /** Solutions by identifier: whether it is to be found in the end, and at which price. */
    readonly solutions = new Map<string, OneSolution>();
    readonly people: People;
    readonly #org: ModelOrg;
    readonly #partnerCenter: ModelPartnerCenter;
    readonly #seed: number;
    #values = 1000;

    /** @param removes whether the mapping takes people off one side whom the other has taken off */
    constructor(
        org: ModelOrg,
        partnerCenter: ModelPartnerCenter,
        { seed, removes }: { seed: number; removes: boolean }
    ) {
        this.people = new People({ org, partnerCenter }, () => ++this.#values, removes);
        this.#org = org;
        this.#partnerCenter = partnerCenter;
        this.#seed = seed;
    }

    /** @returns false where there is nothing yet to be edited, or the side refuses it */
    make(opportunityId: string | null, choose: Choose): boolean {
        const referralId = this.#partnerCenter.own()[0]?.id ?? null;
        const side = choose(['salesforce', 'microsoft'] as const);
        // Two who work on one deal have the same thing in mind: that is where edits meet.
        const again = this.made.at(-1)?.field ?? 'value';
        const what = choose([
            ...fields,
            ...[again, again, again, again],
            ...(['solution', 'price', 'removal', 'person'] as const)
        ]);
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
    /** A run has died, was given up for dead, or has not heard what became of a write. */
    aRunDied = false;

    /** Nothing is under way: what both sides have now, they know. */
    settle(opportunityId: string | null): void {
        if (opportunityId === null) return;
        this.people.settle(opportunityId);
        if (!this.solutions.size) return;
        const theirs = this.#partnerCenter.own()[0]?.details.requirements.solutions ?? [];
        const ours = this.#rows(opportunityId).map(({ Solution__r: one }) => one.Solution_Identifier__c);
        for (const { id } of theirs) {
            const known = this.solutions.get(id);
            if (known && ours.includes(id)) Object.assign(known, { settled: true, priced: false });
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

    #say(text: string): true {
        this.last = text;
        return true;
    }

    #remove(solution: OneSolution, side: Side): void {
        const unsure = this.aRunDied && !solution.settled;
        if (side === 'microsoft') solution.wanted = solution.priced || unsure ? 'told' : false;
        else solution.wanted = unsure ? 'either' : false;
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
                    // Salesforce alone prices, so each price is followed by later ones of that side only.
                    Object.assign(known, { price: ++this.#values, priced: true });
                    org.asSeller('PATCH', path, { Price__c: known.price });
                    return this.#say(
                        `Salesforce prices ${row.Solution__r.Solution_Identifier__c} at ${known.price}`
                    );
                }
                this.#remove(known, 'salesforce');
                org.asSeller('DELETE', path);
                return this.#say(`Salesforce removes ${row.Solution__r.Solution_Identifier__c}`);
            }
            case 'person':
                return this.people.inSalesforce(id, choose) && this.#say(this.people.last);
            default:
                return this.#setInSalesforce(id, what as FieldOfModel);
        }
    }

    #setInSalesforce(id: string, field: FieldOfModel): boolean {
        const value = this.#newValue(field);
        this.made.push({ side: 'salesforce', field, value });
        this.#org.asSeller('PATCH', `/sobjects/Opportunity/${id}`, { [columns[field]]: value });
        return this.#say(`Salesforce sets ${field} to ${value}`);
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
        this.solutions.set(identifier, { wanted: true, price, settled: false, priced: false });
        return this.#say(`Salesforce adds ${identifier}`);
    }

    #atMicrosoft(id: string, what: string, choose: Choose): boolean {
        const inPortal = (operation: PatchOperation) => this.#partnerCenter.inPortal(id, [operation]);
        const held = this.#partnerCenter.own()[0]?.details.requirements.solutions ?? [];
        switch (what) {
            case 'solution': {
                const identifier = this.#newSolution();
                const value = { id: identifier, type: 'Name', name: identifier, quantity: 1 };
                if (!inPortal({ op: 'add', path: `${SOLUTIONS}/-`, value })) return false;
                this.solutions.set(identifier, { wanted: true, price: null, settled: false, priced: false });
                return this.#say(`Microsoft adds ${identifier}`);
            }
            case 'price':
            case 'removal': {
                const mine = held.filter((solution) => this.#isRemovable(solution.id));
                if (!mine.length) return false;
                const gone = choose(mine);
                const value = held.filter((solution) => solution !== gone);
                if (!inPortal({ op: 'replace', path: SOLUTIONS, value })) return false;
                this.#remove(this.solutions.get(gone.id) as OneSolution, 'microsoft');
                return this.#say(`Microsoft removes ${gone.id}`);
            }
            case 'person':
                return this.people.atMicrosoft(id, choose) && this.#say(this.people.last);
            default: {
                const field = what as FieldOfModel;
                const value = this.#newValue(field);
                const sent = field === 'closeDate' ? `${value}T00:00:00Z` : value;
                if (!inPortal({ op: 'replace', path: paths[field], value: sent })) return false;
                this.made.push({ side: 'microsoft', field, value });
                return this.#say(`Microsoft sets ${field} to ${value}`);
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
        this.#solutionsAreRight(opportunityId, referral, told);
        this.people.areRight(opportunityId, told);
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

    #solutionsAreRight(
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
            if (wanted === 'told' && count(ours, identifier))
                assert.ok(
                    told.some((line) => line.startsWith(`Conflict: ${SOLUTIONS_IN_SALESFORCE} was changed`)),
                    `${identifier}, taken away at Microsoft, is back and nobody says so`
                );
            if (wanted === 'either' || wanted === 'told') continue;
            for (const [side, list] of Object.entries({ Salesforce: ours, Microsoft: theirs })) {
                const found = list.filter(([id]) => id === identifier);
                const there: string = wanted ? `is once in ${side}` : `is gone from ${side}`;
                assert.equal(found.length, wanted ? 1 : 0, `solution ${identifier} ${there}`);
                if (wanted && price !== null) assert.equal(found[0]?.[1], price, `price in ${side}`);
            }
        }
    }
}

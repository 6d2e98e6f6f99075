import assert from 'node:assert/strict';
import type { Choose } from './edits.ts';
import { colleagues, type ModelOrg } from './org.ts';
import type { ModelPartnerCenter } from './partner-center.ts';

interface OnePerson {
    /** `null`: still there on both sides. */
    removedBy: 'salesforce' | 'microsoft' | null;
    /** Both sides had it while nothing was under way, before anybody took it away. */
    settled: boolean;
}

interface WithEmail {
    Id: string;
    email: string | null;
}

/** What people do to the lists of people of one deal, on either side. */
export class People {
    /** Colleagues with a user in Salesforce, by e-mail address: those that one of the sides has added. */
    readonly #colleagues = new Map<string, OnePerson>();
    /** Colleagues whom only Microsoft can hold, with the phone that the portal has given them last. */
    readonly #guests = new Map<string, string>();
    /** Of the customer; added in Salesforce. */
    readonly #contacts = new Map<string, OnePerson>();
    readonly #org: ModelOrg;
    readonly #partnerCenter: ModelPartnerCenter;
    readonly #number: () => number;
    /** Whether the mapping takes off one side whom the other has taken off. */
    readonly #removes: boolean;
    /** The newest edit, for people. */
    last = '';
    /** In Salesforce, where no sweep looks at the team. */
    teamIsTouched = false;

    constructor(
        { org, partnerCenter }: { org: ModelOrg; partnerCenter: ModelPartnerCenter },
        number: () => number,
        removes: boolean
    ) {
        this.#org = org;
        this.#partnerCenter = partnerCenter;
        this.#number = number;
        this.#removes = removes;
    }

    /** @returns false where there is nothing to be edited */
    inSalesforce(id: string, choose: Choose): boolean {
        const what = choose(['contact', 'no contact', 'colleague', 'no colleague'] as const);
        if (what === 'contact') return this.#addContact(id);
        if (what === 'no contact')
            return this.#remove(this.#roles(id), this.#contacts, 'OpportunityContactRole', choose);
        const done =
            what === 'colleague'
                ? this.#addColleague(id, choose)
                : this.#remove(this.#members(id), this.#colleagues, 'OpportunityTeamMember', choose);
        // The trigger on teams is in the package that an org without teams cannot take.
        if (!done) return false;
        this.teamIsTouched = true;
        this.#org.tellOf(id);
        return true;
    }

    /** @returns false where there is nothing to be edited, or Partner Center refuses it */
    atMicrosoft(id: string, choose: Choose): boolean {
        const team = this.#partnerCenter.own()[0]?.team ?? [];
        const replace = (value: typeof team) =>
            this.#partnerCenter.inPortal(id, [{ op: 'replace', path: '/team', value }]);
        const member = (email: string, phoneNumber: string) => ({
            firstName: 'Colleague',
            lastName: String(this.#number()),
            email,
            phoneNumber
        });
        switch (choose(['guest', 'guest', 'colleague', 'phone', 'removal'] as const)) {
            case 'guest': {
                const email = `guest-${this.#number()}@contoso.example`;
                const value = member(email, '1');
                if (!this.#partnerCenter.inPortal(id, [{ op: 'add', path: '/team/-', value }])) return false;
                this.#guests.set(email, '1');
                return this.#say(`Microsoft adds ${email}`);
            }
            case 'phone': {
                const one = team.find(({ email }) => this.#guests.has(email ?? ''));
                const phoneNumber = String(this.#number());
                if (!one || !replace(team.map((other) => (other === one ? { ...one, phoneNumber } : other))))
                    return false;
                this.#guests.set(one.email ?? '', phoneNumber);
                return this.#say(`Microsoft gives ${one.email} the phone ${phoneNumber}`);
            }
            case 'colleague': {
                const free = colleagues.filter(({ email }) => !this.#colleagues.has(email));
                if (!free.length) return false;
                const { firstName, lastName, email, phone } = choose(free);
                const value = { firstName, lastName, email, phoneNumber: phone };
                if (!this.#partnerCenter.inPortal(id, [{ op: 'add', path: '/team/-', value }])) return false;
                this.#colleagues.set(email, { removedBy: null, settled: false });
                return this.#say(`Microsoft adds ${email}`);
            }
            case 'removal': {
                const gone = team.find(({ email }) => this.#colleagues.get(email ?? '')?.removedBy === null);
                if (!gone || !replace(team.filter((one) => one !== gone))) return false;
                Object.assign(this.#colleagues.get(gone.email ?? '') as OnePerson, {
                    removedBy: 'microsoft'
                });
                return this.#say(`Microsoft removes ${gone.email}`);
            }
        }
    }

    /** Nothing is under way: whom both sides have now, they know. */
    settle(opportunityId: string): void {
        const [referral] = this.#partnerCenter.own();
        const pairs = [
            [this.#colleagues, this.#members(opportunityId), referral?.team],
            [this.#contacts, this.#roles(opportunityId), referral?.customerProfile.team]
        ] as const;
        for (const [known, ours, theirs] of pairs)
            for (const [email, one] of known)
                if (
                    !one.removedBy &&
                    [ours, theirs].every((list) => list?.some((row) => row.email === email))
                )
                    one.settled = true;
    }

    /** Each is where he was put, and nowhere whence he was taken. @param told the lines of the sync log */
    areRight(opportunityId: string, told: string[]): void {
        const [referral] = this.#partnerCenter.own();
        const team = referral?.team ?? [];
        for (const [email, phone] of this.#guests) {
            const found = team.filter((one) => one.email === email);
            assert.deepEqual(
                found.map(({ phoneNumber }) => phoneNumber),
                [phone],
                `${email} is in the team once`
            );
        }
        const emails = (list: { email: string | null }[]) => list.map(({ email }) => email);
        const ours = emails(this.#members(opportunityId));
        for (const [email, one] of this.#colleagues) {
            const counts = [ours, emails(team)].map((list) => list.filter((other) => other === email).length);
            const times = { salesforce: counts[0] ?? 0, microsoft: counts[1] ?? 0 };
            // Microsoft's team is never emptied: its last member stays there, and that is told.
            const isLast = one.removedBy === 'salesforce' && team.length === 1 && team[0]?.email === email;
            if (isLast && told.some((line) => line.startsWith('Not written: team is empty')))
                assert.equal(times.salesforce, 0, `${email}, taken off by salesforce, is gone there`);
            else this.#isRight(email, one, times);
        }
        const contacts = emails(this.#roles(opportunityId));
        const theirs = emails(referral?.customerProfile.team ?? []);
        for (const [email, one] of this.#contacts) {
            if (one.removedBy) assert.ok(!contacts.includes(email), `${email} is no contact any more`);
            else
                assert.ok(
                    theirs.includes(email) || told.some((line) => line.startsWith('Not written: contacts')),
                    `${email} is at Microsoft, or it is told why not`
                );
        }
    }

    #isRight(email: string, one: OnePerson, times: { salesforce: number; microsoft: number }): void {
        const { removedBy, settled } = one;
        if (!removedBy)
            return assert.deepEqual(times, { salesforce: 1, microsoft: 1 }, `${email} is in both teams`);
        // Taken away before both had him: whether the other one ever gets him is a matter of order.
        if (!settled) return;
        const other = removedBy === 'salesforce' ? 'microsoft' : 'salesforce';
        const message = `${email}, taken off by ${removedBy}, ${this.#removes ? 'is gone' : 'stays with the other'}`;
        assert.deepEqual([times[removedBy], times[other]], [0, this.#removes ? 0 : 1], message);
    }

    #say(text: string): true {
        this.last = text;
        return true;
    }

    #members(opportunityId: string): WithEmail[] {
        return this.#org
            .query<{
                Id: string;
                User: { Email: string };
            }>(
                `SELECT Id, User.Email FROM OpportunityTeamMember WHERE OpportunityId = '${opportunityId}' ORDER BY Id`
            )
            .map(({ Id, User }) => ({ Id, email: User.Email }));
    }

    #roles(opportunityId: string): WithEmail[] {
        return this.#org
            .query<{
                Id: string;
                Contact: { Email: string | null };
            }>(
                `SELECT Id, Contact.Email FROM OpportunityContactRole WHERE OpportunityId = '${opportunityId}' ORDER BY Id`
            )
            .map(({ Id, Contact }) => ({ Id, email: Contact.Email }));
    }

    #remove(rows: WithEmail[], known: Map<string, OnePerson>, object: string, choose: Choose): boolean {
        const there = rows.filter(({ email }) => email && known.get(email)?.removedBy === null);
        if (!there.length) return false;
        const gone = choose(there);
        Object.assign(known.get(gone.email as string) as OnePerson, { removedBy: 'salesforce' });
        this.#org.asSeller('DELETE', `/sobjects/${object}/${gone.Id}`);
        return this.#say(`Salesforce removes ${gone.email}`);
    }

    #addColleague(id: string, choose: Choose): boolean {
        const free = colleagues.filter(({ email }) => !this.#colleagues.has(email));
        if (!free.length) return false;
        const { username, email } = choose(free);
        const UserId = this.#org.userId(username);
        this.#org.asSeller('POST', '/sobjects/OpportunityTeamMember', { OpportunityId: id, UserId });
        this.#colleagues.set(email, { removedBy: null, settled: false });
        return this.#say(`Salesforce adds ${email}`);
    }

    #addContact(id: string): boolean {
        const name = this.#number();
        const email = `contact-${name}@fabrikam.example`;
        const [opportunity] = this.#org.query<{ AccountId: string | null }>(
            `SELECT AccountId FROM Opportunity WHERE Id = '${id}'`
        );
        const contact = this.#org.asSeller<{ id: string }>('POST', '/sobjects/Contact', {
            LastName: `Contact ${name}`,
            Email: email,
            AccountId: opportunity?.AccountId
        });
        const role = { OpportunityId: id, ContactId: contact.id };
        this.#org.asSeller('POST', '/sobjects/OpportunityContactRole', role);
        this.#contacts.set(email, { removedBy: null, settled: false });
        return this.#say(`Salesforce adds ${email}`);
    }
}

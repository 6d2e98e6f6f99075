import { peopleChecks, permissionSets } from 'c/coSellSetupChecks';
import CoSellSetupStep from 'c/coSellSetupStep';
import find, { type Person } from '@salesforce/apex/CoSellPeople.find';
import give from '@salesforce/apex/CoSellPeople.give';
import take from '@salesforce/apex/CoSellPeople.take';
import findUser from '@salesforce/label/c.CoSell_Setup_Find_User';
import findUserHelp from '@salesforce/label/c.CoSell_Setup_Find_User_Help';
import intro from '@salesforce/label/c.CoSell_Setup_People_Intro';
import noUser from '@salesforce/label/c.CoSell_Setup_No_User';
import user from '@salesforce/label/c.CoSell_Setup_User';

/** Step 3: who works with the product. A ticked box is given at once, an unticked one taken. */
export default class CoSellPeopleStep extends CoSellSetupStep {
    labels = { findUser, findUserHelp, intro, noUser, user };

    text = '';
    people: readonly Person[] | null = null;

    override connectedCallback(): void {
        this.attempt(() => this.look());
    }

    get checks() {
        return this.facts.findings ? peopleChecks(this.facts.findings) : [];
    }

    get columns() {
        return Object.entries(permissionSets).map(([name, label]) => ({ name, label }));
    }

    get rows() {
        return (this.people ?? []).map((person) => ({
            ...person,
            boxes: this.columns.map(({ name, label }) => ({
                key: `${person.id} ${name}`,
                name,
                column: label,
                label: `${person.name}: ${label}`,
                isHeld: person.permissionSets.includes(name)
            }))
        }));
    }

    get hasRows(): boolean {
        return this.rows.length > 0;
    }

    get isEmpty(): boolean {
        return this.people?.length === 0;
    }

    handleText(event: CustomEvent<{ value: string }>): void {
        this.text = event.detail.value;
    }

    async handleFind(): Promise<void> {
        await this.attempt(() => this.look());
    }

    async handleBox(event: CustomEvent<{ checked: boolean }>): Promise<void> {
        const { user: userId = '', set: permissionSet = '' } = (event.currentTarget as HTMLElement).dataset;
        const change = event.detail.checked ? give : take;
        await this.attempt(() => change({ userId, permissionSet }));
        // Also after a refusal: the box then shows again what the user holds.
        this.people = await find({ text: this.text });
        this.tellChanged();
    }

    private async look(): Promise<void> {
        this.people = await find({ text: this.text });
    }
}

import { LightningElement } from 'lwc';
import { findingsByName, valueChecks, type Facts } from 'c/coSellSetupChecks';
import { filled, looks, told, type Check, type CheckState, type Told } from 'c/coSellSetupParts';
import readCounts from '@salesforce/apex/CoSellOpportunities.counts';
import readMapping from '@salesforce/apex/CoSellMapping.read';
import readStatus from '@salesforce/apex/CoSellSetup.status';
import runOrgCheck from '@salesforce/apex/CoSellOrgCheck.run';
import mayAdminister from '@salesforce/customPermission/CoSell_Administer';
import back from '@salesforce/label/c.CoSell_Setup_Back';
import checkAgain from '@salesforce/label/c.CoSell_Setup_Check_Again';
import loading from '@salesforce/label/c.CoSell_Loading';
import next from '@salesforce/label/c.CoSell_Setup_Next';
import nextStep from '@salesforce/label/c.CoSell_Next_Step';
import notAdmin from '@salesforce/label/c.CoSell_Setup_Not_Admin';
import notAdminNext from '@salesforce/label/c.CoSell_Setup_Not_Admin_Next';
import readyCount from '@salesforce/label/c.CoSell_Setup_Ready_Count';
import readyCountAttention from '@salesforce/label/c.CoSell_Setup_Ready_Count_Attention';
import stepLabel from '@salesforce/label/c.CoSell_Setup_Step';
import stepsLabel from '@salesforce/label/c.CoSell_Setup_Steps';
import title from '@salesforce/label/c.CoSell_Setup_Title';
import { stepsFor, type StepName } from './steps';

/**
 * The admin's page. Nothing of where the admin stands is kept: every check is looked up anew, and the page
 * opens at the first step that is not ready.
 */
export default class CoSellSetup extends LightningElement {
    labels = {
        back,
        checkAgain,
        loading,
        next,
        nextStep,
        notAdmin,
        notAdminNext,
        step: stepLabel,
        steps: stepsLabel,
        title
    };
    mayAdminister = Boolean(mayAdminister);

    facts: Facts = { findings: null, status: null, relayTrouble: null, values: null };
    trouble: Told | null = null;
    isLooking = false;
    current: StepName | null = null;

    override connectedCallback(): void {
        if (this.mayAdminister) this.look();
    }

    get isLoading(): boolean {
        return this.isLooking && !this.current;
    }

    get rows() {
        return this.steps.map(({ name, label, number, stateOf }) => {
            const { icon, variant, word } = looks[stateOf(this.facts)];
            const isCurrent = name === this.current;
            return {
                name,
                label: number === undefined ? label : `${number}. ${label}`,
                icon,
                variant,
                word,
                state: stateOf(this.facts),
                itemClass: `slds-nav-vertical__item${isCurrent ? ' slds-is-active' : ''}`,
                ariaCurrent: isCurrent ? 'step' : undefined
            };
        });
    }

    get options() {
        return this.rows.map(({ name, label, word }) => ({ value: name, label: `${label}: ${word}` }));
    }

    get readyCount(): string {
        const numberOf = (wanted: CheckState) => this.rows.filter(({ state }) => state === wanted).length;
        const [done, looking] = [numberOf('ready'), numberOf('attention')];
        return filled(looking ? readyCountAttention : readyCount, done, this.steps.length, looking);
    }

    get heading(): string {
        return this.rows[this.index]?.label ?? '';
    }

    /** A template asks for the steps one by one. */
    get shows(): Partial<Record<StepName, true>> {
        return this.current ? { [this.current]: true } : {};
    }

    get isFirst(): boolean {
        return this.index === 0;
    }

    get isLast(): boolean {
        return this.index === this.steps.length - 1;
    }

    private get steps() {
        return stepsFor(this.facts);
    }

    private get index(): number {
        return this.steps.findIndex(({ name }) => name === this.current);
    }

    handleStep(event: Event): void {
        this.open((event.currentTarget as HTMLElement).dataset.step as StepName);
    }

    handleOption(event: CustomEvent<{ value: StepName }>): void {
        this.open(event.detail.value);
    }

    handleBack(): void {
        this.open(this.steps[this.index - 1]?.name);
    }

    handleNext(): void {
        this.open(this.steps[this.index + 1]?.name);
    }

    /** All questions at once: to the org, and through it to the relay, which may not be there yet. */
    async look(): Promise<void> {
        this.isLooking = true;
        this.trouble = null;
        const [findings, status, values] = await Promise.allSettled([
            runOrgCheck(),
            readStatus(),
            lookAtValues()
        ]);
        this.isLooking = false;
        if (findings.status === 'rejected') {
            this.trouble = told(findings.reason);
            return;
        }
        this.facts = {
            findings: findingsByName(findings.value),
            status: status.status === 'fulfilled' ? status.value : null,
            relayTrouble: status.status === 'rejected' ? told(status.reason) : null,
            values: values.status === 'fulfilled' ? values.value : null
        };
        // A step can go while it is shown: there is nothing left to move over.
        if (this.index < 0) this.current = this.firstToDo();
    }

    private firstToDo(): StepName {
        return (this.steps.find(({ stateOf }) => stateOf(this.facts) === 'toDo') ?? this.steps.at(-1)!).name;
    }

    private open(name: StepName | undefined): void {
        if (!name) return;
        this.current = name;
        Promise.resolve().then(() => this.template?.querySelector<HTMLElement>('.heading')?.focus());
    }
}

async function lookAtValues(): Promise<Check[]> {
    const [mapping, counts] = await Promise.all([readMapping(), readCounts()]);
    return valueChecks(mapping.document, mapping, counts);
}

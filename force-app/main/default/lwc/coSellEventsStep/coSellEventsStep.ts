import type { RegistrationAnswer, TestEventAnswer } from '@cosell/contracts/setup-answers';
import { registrationCheck } from 'c/coSellSetupChecks';
import { filled, type Check, type CheckState } from 'c/coSellSetupParts';
import CoSellSetupStep from 'c/coSellSetupStep';
import readRegistration from '@salesforce/apex/CoSellSetup.registration';
import readTestEvent from '@salesforce/apex/CoSellSetup.testEvent';
import register from '@salesforce/apex/CoSellSetup.register';
import sendTestEvent from '@salesforce/apex/CoSellSetup.sendTestEvent';
import arrived from '@salesforce/label/c.CoSell_Setup_Test_Event_arrived';
import failed from '@salesforce/label/c.CoSell_Setup_Test_Event_failed';
import intro from '@salesforce/label/c.CoSell_Setup_Events_Intro';
import needsRelay from '@salesforce/label/c.CoSell_Setup_Needs_Relay';
import registerLabel from '@salesforce/label/c.CoSell_Setup_Register';
import takeOver from '@salesforce/label/c.CoSell_Setup_Take_Over';
import takeOverSure from '@salesforce/label/c.CoSell_Setup_Take_Over_Sure';
import testEvent from '@salesforce/label/c.CoSell_Setup_Test_Event';
import testEventNone from '@salesforce/label/c.CoSell_Setup_Test_Event_None';
import testEventSend from '@salesforce/label/c.CoSell_Setup_Test_Event_Send';
import waiting from '@salesforce/label/c.CoSell_Setup_Test_Event_waiting';

const looksOfTest: Readonly<Record<TestEventAnswer['state'], CheckState>> = {
    waiting: 'checking',
    arrived: 'ready',
    failed: 'toDo'
};

/** Step 7: who hears of Microsoft's events. Another tool is replaced only after a clear yes. */
export default class CoSellEventsStep extends CoSellSetupStep {
    labels = { intro, needsRelay, register: registerLabel, takeOver, testEventSend };

    registration: RegistrationAnswer | null = null;
    test: TestEventAnswer | null = null;
    isSure = false;

    override connectedCallback(): void {
        if (!this.hasRelay) return;
        this.attempt(async () => {
            this.registration = await readRegistration();
        });
    }

    get checks(): Check[] {
        if (!this.registration) return [];
        return [registrationCheck(this.registration), this.testCheck];
    }

    get isTaken(): boolean {
        return this.registration?.state === 'taken';
    }

    get canRegister(): boolean {
        return this.registration?.state === 'nobody' || this.registration?.state === 'incomplete';
    }

    get canTest(): boolean {
        return this.registration?.state === 'ours';
    }

    get sureLabel(): string {
        return filled(takeOverSure, this.registration?.host ?? '');
    }

    get isNotSure(): boolean {
        return !this.isSure || this.isBusy;
    }

    get isTesting(): boolean {
        return this.isBusy || this.test?.state === 'waiting';
    }

    handleSure(event: CustomEvent<{ checked: boolean }>): void {
        this.isSure = event.detail.checked;
    }

    handleRegister(): Promise<void> {
        return this.register(false);
    }

    handleTakeOver(): Promise<void> {
        return this.register(true);
    }

    async handleTest(): Promise<void> {
        await this.attempt(async () => {
            const { correlationId } = await sendTestEvent();
            await this.follow(correlationId);
        });
    }

    private get testCheck(): Check {
        const check = { name: 'test', label: testEvent } as const;
        if (!this.test) return { ...check, state: 'unknown', saw: testEventNone };
        const { state, tries } = this.test;
        const last = tries.at(-1);
        const says = {
            waiting,
            arrived,
            failed: filled(failed, `${last?.status ?? ''} ${last?.detail ?? ''}`)
        };
        return { ...check, state: looksOfTest[state], saw: says[state] };
    }

    private async register(wantsTakeOver: boolean): Promise<void> {
        const went = await this.attempt(async () => {
            this.registration = await register({ takeOver: wantsTakeOver });
        });
        this.isSure = false;
        if (went) this.tellChanged();
    }

    private async follow(correlationId: string): Promise<void> {
        this.test = await readTestEvent({ correlationId });
        if (this.test.state === 'waiting') {
            this.later(async () => {
                await this.attempt(() => this.follow(correlationId));
            });
        }
    }
}

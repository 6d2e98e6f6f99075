import { LightningElement, api } from 'lwc';
import type { Facts } from 'c/coSellSetupChecks';
import { changedEvent, told, type Told } from 'c/coSellSetupParts';

/** How long between two questions for what is on its way. */
const PAUSE_MILLISECONDS = 3000;

/** A step of the setup: tries one thing at a time and keeps why it was refused. */
export default class CoSellSetupStep extends LightningElement {
    @api facts!: Facts;

    isBusy = false;
    refusal: Told | null = null;
    private timer: ReturnType<typeof setTimeout> | undefined;

    override disconnectedCallback(): void {
        clearTimeout(this.timer);
    }

    get hasRelay(): boolean {
        return this.facts.status !== null;
    }

    /** @returns whether it went through; otherwise `refusal` says why not */
    protected async attempt(work: () => Promise<void>): Promise<boolean> {
        this.isBusy = true;
        this.refusal = null;
        try {
            await work();
            return true;
        } catch (error) {
            this.refusal = told(error);
            return false;
        } finally {
            this.isBusy = false;
        }
    }

    /** Asks again after a while, as long as the step is shown. */
    protected later(ask: () => Promise<void>): void {
        clearTimeout(this.timer);
        // eslint-disable-next-line @lwc/lwc/no-async-operation -- ended in disconnectedCallback
        this.timer = setTimeout(() => {
            if (this.isConnected) ask();
        }, PAUSE_MILLISECONDS);
    }

    /** The page looks at all checks again. */
    protected tellChanged(): void {
        this.dispatchEvent(changedEvent());
    }
}

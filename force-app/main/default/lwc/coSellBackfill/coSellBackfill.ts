import { api } from 'lwc';
import type { BackfillAnswer, BackfillPreviewAnswer } from '@cosell/contracts/setup-answers';
import { filled } from 'c/coSellSetupParts';
import CoSellSetupStep from 'c/coSellSetupStep';
import preview from '@salesforce/apex/CoSellSetup.previewBackfill';
import readState from '@salesforce/apex/CoSellSetup.backfill';
import start from '@salesforce/apex/CoSellSetup.startBackfill';
import stop from '@salesforce/apex/CoSellSetup.stopBackfill';
import done from '@salesforce/label/c.CoSell_Setup_Backfill_done';
import look from '@salesforce/label/c.CoSell_Setup_Backfill_Look';
import progress from '@salesforce/label/c.CoSell_Setup_Backfill_Progress';
import startLabel from '@salesforce/label/c.CoSell_Setup_Backfill_Start';
import stopLabel from '@salesforce/label/c.CoSell_Setup_Backfill_Stop';
import stopped from '@salesforce/label/c.CoSell_Setup_Backfill_stopped';
import title from '@salesforce/label/c.CoSell_Setup_Backfill';
import would from '@salesforce/label/c.CoSell_Setup_Backfill_Would';

const sentences = { never: '', running: '', stopped, done };

/** Brings deals that are there already into step: first what would happen, then it, with a way to stop. */
export default class CoSellBackfill extends CoSellSetupStep {
    /** As the relay told it with its status. */
    @api initial!: BackfillAnswer;

    labels = { look, start: startLabel, stop: stopLabel, title };

    answered: BackfillAnswer | null = null;
    wouldDo: BackfillPreviewAnswer | null = null;

    override connectedCallback(): void {
        if (this.isRunning) this.follow();
    }

    get state(): BackfillAnswer {
        return this.answered ?? this.initial;
    }

    get isRunning(): boolean {
        return this.state.state === 'running';
    }

    get canStart(): boolean {
        return this.wouldDo !== null && !this.isRunning;
    }

    get hasBegun(): boolean {
        return this.state.state !== 'never';
    }

    get sentence(): string {
        if (this.canStart && this.wouldDo) {
            const { opportunities, adopted, shared } = this.wouldDo;
            return filled(would, opportunities, adopted, shared);
        }
        return sentences[this.state.state];
    }

    get per100(): number {
        const { total, done: ready, held } = this.state;
        return total ? Math.round((100 * (ready + held)) / total) : 100;
    }

    get progressText(): string {
        const { total, done: ready, held } = this.state;
        return filled(progress, ready + held, total, held);
    }

    async handleLook(): Promise<void> {
        await this.attempt(async () => {
            this.wouldDo = await preview();
        });
    }

    async handleStart(): Promise<void> {
        await this.attempt(async () => {
            this.answered = await start({ afresh: this.state.state === 'done' });
            this.wouldDo = null;
        });
        this.follow();
    }

    async handleStop(): Promise<void> {
        await this.attempt(async () => {
            this.answered = await stop();
        });
    }

    private follow(): void {
        this.later(async () => {
            await this.attempt(async () => {
                this.answered = await readState();
            });
            if (this.isRunning) this.follow();
        });
    }
}

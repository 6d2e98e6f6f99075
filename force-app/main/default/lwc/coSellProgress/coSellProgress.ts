import { LightningElement, api } from 'lwc';
import type { Deal } from 'c/coSellDeal';
import ahead from '@salesforce/label/c.CoSell_Step_Is_Ahead';
import current from '@salesforce/label/c.CoSell_Step_Is_Current';
import done from '@salesforce/label/c.CoSell_Step_Is_Done';
import refused from '@salesforce/label/c.CoSell_Step_Is_Refused';
import title from '@salesforce/label/c.CoSell_Progress';
import { stepsOf, type Step } from './steps';

/** What each looks like, and what a screen reader says before the step's name. */
const looks: Readonly<Record<Step['progress'], { icon: string; variant?: string; says: string }>> = {
    done: { icon: 'utility:success', variant: 'success', says: done },
    current: { icon: 'utility:clock', says: current },
    ahead: { icon: 'utility:circle', says: ahead },
    refused: { icon: 'utility:error', variant: 'error', says: refused }
};

/** How far a deal of the partner has come at Microsoft, with times. */
export default class CoSellProgress extends LightningElement {
    @api deal!: Deal;

    labels = { title };

    get steps() {
        return stepsOf(this.deal).map((step) => ({
            ...step,
            ...looks[step.progress],
            ariaCurrent: step.progress === 'current' ? 'step' : undefined
        }));
    }
}

import { LightningElement, api } from 'lwc';
import type { RoundTripAnswer } from '@cosell/contracts/setup-answers';
import { filled, sentencesOf, type Check } from 'c/coSellSetupParts';
import after from '@salesforce/label/c.CoSell_Setup_Then';
import before from '@salesforce/label/c.CoSell_Setup_Now';
import create from '@salesforce/label/c.CoSell_Setup_Dry_Run_create';
import field from '@salesforce/label/c.CoSell_Setup_Field';
import missing from '@salesforce/label/c.CoSell_Setup_Dry_Run_Missing';
import nothing from '@salesforce/label/c.CoSell_Setup_Dry_Run_nothing';
import update from '@salesforce/label/c.CoSell_Setup_Dry_Run_update';

const actions = { create, update, nothing };

/** What a dry run tells of one Opportunity: each step of the run, and what Microsoft would see. */
export default class CoSellDryRunResult extends LightningElement {
    /** Of the Opportunity. */
    @api name!: string;
    @api answer!: RoundTripAnswer;

    labels = { after, before, field };

    get checks(): Check[] {
        return this.answer.steps.map(({ what, ok, milliseconds, detail, trouble }) => ({
            name: what,
            label: what,
            state: ok ? 'ready' : 'toDo',
            saw: trouble ? sentencesOf(trouble) : `${detail} (${milliseconds} ms)`
        }));
    }

    get outcome(): string {
        const { action, missing: lacking } = this.answer;
        if (lacking.length) return filled(missing, lacking.join(' '));
        return action ? actions[action] : '';
    }

    /** Of a new referral there is nothing before. */
    get hasBefore(): boolean {
        return this.answer.changes.some(({ before: was }) => was !== null);
    }

    get hasChanges(): boolean {
        return this.answer.changes.length > 0;
    }
}

import { LightningElement, api } from 'lwc';
import { commandEvent, type Deal } from 'c/coSellDeal';
import mayRespond from '@salesforce/customPermission/CoSell_Respond';
import cancelClose from '@salesforce/label/c.CoSell_Cancel_Close';
import final from '@salesforce/label/c.CoSell_Closing_Final';
import lost from '@salesforce/label/c.CoSell_Lost';
import mayNotRespond from '@salesforce/label/c.CoSell_May_Not_Respond';
import title from '@salesforce/label/c.CoSell_Closing';
import waits from '@salesforce/label/c.CoSell_Close_Waits';
import won from '@salesforce/label/c.CoSell_Won';

/**
 * Closes an open deal at Microsoft, and takes back a close that comes from the stage and still waits. Event
 * `command`: won, lost or cancelClose.
 */
export default class CoSellClosing extends LightningElement {
    @api deal!: Deal;
    /** True while something is being sent, or nothing can be. */
    @api disabled = false;

    labels = { cancelClose, final, lost, mayNotRespond, title, waits, won };

    get mayNot(): boolean {
        return !mayRespond;
    }

    get cannotClose(): boolean {
        return this.disabled || this.mayNot;
    }

    handleWon(): void {
        this.dispatchEvent(commandEvent({ name: 'won' }));
    }

    handleLost(): void {
        this.dispatchEvent(commandEvent({ name: 'lost' }));
    }

    handleCancelClose(): void {
        this.dispatchEvent(commandEvent({ name: 'cancelClose' }));
    }
}

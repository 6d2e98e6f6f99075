import { LightningElement, api } from 'lwc';
import type { Told } from 'c/coSellSetupParts';
import nextStep from '@salesforce/label/c.CoSell_Next_Step';

/** Why something was refused, and what to do next; nothing for null. */
export default class CoSellRefusal extends LightningElement {
    @api told: (Omit<Told, 'code'> & Partial<Told>) | null = null;

    labels = { nextStep };
}

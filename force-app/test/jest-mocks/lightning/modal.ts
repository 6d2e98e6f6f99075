import { LightningElement, api } from 'lwc';

/** `lightning/modal` without the overlay: a test opens the dialog as a plain element. */
export default class LightningModal extends LightningElement {
    @api label = '';
    @api size = 'medium';
    @api disableClose = false;
    @api close = jest.fn();
    static open = jest.fn();
}

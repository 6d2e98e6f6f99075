import { LightningElement } from 'lwc';

/** The package's card and nothing else, to see what it costs. */
export default class CardAlone extends LightningElement {
    recordId = location.hash.slice(1);
}

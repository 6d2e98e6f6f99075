import { LightningElement } from 'lwc';

/** The admin's page. Lightning Experience has the main landmark; a component within has none of its own. */
export default class Setup extends LightningElement {}

import { LightningElement, api } from 'lwc';
import { orgChecks, type Facts } from 'c/coSellSetupChecks';
import intro from '@salesforce/label/c.CoSell_Setup_Org_Intro';

/** Step 0: what this org has and lacks. */
export default class CoSellOrgStep extends LightningElement {
    @api facts!: Facts;

    labels = { intro };

    get checks() {
        return this.facts.findings ? orgChecks(this.facts.findings) : [];
    }
}

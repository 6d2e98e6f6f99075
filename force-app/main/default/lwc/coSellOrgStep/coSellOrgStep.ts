import { orgChecks } from 'c/coSellSetupChecks';
import CoSellSetupStep from 'c/coSellSetupStep';
import proveWrites, { type Outcome } from '@salesforce/apex/CoSellWriteProof.run';
import intro from '@salesforce/label/c.CoSell_Setup_Org_Intro';

/** Step 0: what this org has and lacks, and whether its own rules would stop the relay. */
export default class CoSellOrgStep extends CoSellSetupStep {
    labels = { intro };

    proof: Outcome | null = null;

    get checks() {
        return this.facts.findings ? orgChecks(this.facts.findings, this.proof) : [];
    }

    /** The one check of this step with a button. */
    async handleFix(): Promise<void> {
        await this.attempt(async () => {
            this.proof = await proveWrites();
        });
    }
}

import type { RegistrationAnswer } from '@cosell/contracts/setup-answers';
import { migrationChecks } from 'c/coSellSetupChecks';
import type { Check } from 'c/coSellSetupParts';
import CoSellSetupStep from 'c/coSellSetupStep';
import readRegistration from '@salesforce/apex/CoSellSetup.registration';
import intro from '@salesforce/label/c.CoSell_Setup_Migration_Intro';

/** What Microsoft's own connector left: what has to be off before going live, and the deals that are adopted. */
export default class CoSellMigrationStep extends CoSellSetupStep {
    labels = { intro };
    registration: RegistrationAnswer | null = null;

    override connectedCallback(): void {
        if (!this.hasRelay) return;
        this.attempt(async () => {
            this.registration = await readRegistration();
        });
    }

    get checks(): Check[] {
        return this.facts.findings ? migrationChecks(this.facts.findings, this.registration) : [];
    }
}

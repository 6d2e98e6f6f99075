import type { Switches } from '@cosell/contracts/setup-answers';
import { hasConnector, triggerCheck } from 'c/coSellSetupChecks';
import type { Check } from 'c/coSellSetupParts';
import CoSellSetupStep from 'c/coSellSetupStep';
import setSwitches from '@salesforce/apex/CoSellSetup.setSwitches';
import directionOn from '@salesforce/label/c.CoSell_Setup_Direction_On';
import everything from '@salesforce/label/c.CoSell_Setup_Switch_Everything';
import inbound from '@salesforce/label/c.CoSell_Setup_Switch_Inbound';
import intro from '@salesforce/label/c.CoSell_Setup_Live_Intro';
import needsRelay from '@salesforce/label/c.CoSell_Setup_Needs_Relay';
import off from '@salesforce/label/c.CoSell_Setup_Off';
import outbound from '@salesforce/label/c.CoSell_Setup_Switch_Outbound';
import sandbox from '@salesforce/label/c.CoSell_Setup_Sandbox_Read_Only';
import switchesLabel from '@salesforce/label/c.CoSell_Setup_Switches';
import switchOne from '@salesforce/label/c.CoSell_Setup_Switch_One';

type SwitchName = 'everything' | 'inbound' | 'outbound';

const labelOf: Readonly<Record<SwitchName, string>> = { everything, inbound, outbound };
const unchanged = { everything: null, inbound: null, outbound: null };

/** Step 8: a dry run, the switches, and the deals that are there already. */
export default class CoSellLiveStep extends CoSellSetupStep {
    labels = { directionOn, intro, needsRelay, off, sandbox, switches: switchesLabel, switchOne };

    /** As the relay answered last; null: as the page knows them. */
    answered: Switches | null = null;

    /** Going live beside Microsoft's connector would have both write the same fields. */
    get checks(): Check[] {
        const { findings } = this.facts;
        return findings && hasConnector(findings) ? [triggerCheck(findings)] : [];
    }

    get switches(): Switches | null {
        return this.answered ?? this.facts.status?.switches ?? null;
    }

    get rows() {
        const { switches } = this;
        if (!switches) return [];
        return (['inbound', 'outbound', 'everything'] as const).map((name) => ({
            name,
            label: labelOf[name],
            isOn: switches[name]
        }));
    }

    get isReadOnly(): boolean {
        return this.switches?.sandbox === true && !this.switches.outbound;
    }

    async handleSwitch(event: CustomEvent<{ checked: boolean }>): Promise<void> {
        const name = (event.currentTarget as HTMLElement).dataset.switch as SwitchName;
        const before = this.switches;
        await this.attempt(async () => {
            // Shown at once; a refusal puts it back.
            if (before) this.answered = { ...before, [name]: event.detail.checked };
            try {
                this.answered = await setSwitches({ ...unchanged, [name]: event.detail.checked });
            } catch (error) {
                this.answered = before && { ...before };
                throw error;
            }
        });
        this.tellChanged();
    }
}

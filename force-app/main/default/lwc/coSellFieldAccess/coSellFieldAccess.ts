import { filled, type Check } from 'c/coSellSetupParts';
import CoSellSetupStep from 'c/coSellSetupStep';
import bringInStep from '@salesforce/apex/CoSellRelayOrgPermission.bringInStep';
import find, { type Outcome } from '@salesforce/apex/CoSellFieldAccess.find';
import hidden from '@salesforce/label/c.CoSell_Setup_Access_Hidden';
import locked from '@salesforce/label/c.CoSell_Setup_Access_Locked';
import look from '@salesforce/label/c.CoSell_Setup_Access_Look';
import mend from '@salesforce/label/c.CoSell_Setup_Access_Mend';
import none from '@salesforce/label/c.CoSell_Setup_Access_None';
import openSetup from '@salesforce/label/c.CoSell_Setup_Open_Setup';
import title from '@salesforce/label/c.CoSell_Setup_Access';

/** Which users lack which fields of the mapping in force; the relay's permission is mended here. */
export default class CoSellFieldAccess extends CoSellSetupStep {
    labels = { look, title };
    outcome: Outcome | null = null;

    get checks(): Check[] {
        return (this.outcome?.gaps ?? []).map((gap) => ({
            name: gap.userId,
            label: `${gap.name} (${gap.username})`,
            state: gap.isRelay ? 'toDo' : 'attention',
            saw: [
                ...(gap.hidden.length ? [filled(hidden, gap.hidden.join(', '))] : []),
                ...(gap.locked.length ? [filled(locked, gap.locked.join(', '))] : [])
            ].join('; '),
            remedies: gap.isRelay
                ? [{ kind: 'button', label: mend }]
                : [{ kind: 'link', url: '/lightning/setup/PermSets/home', label: openSetup }]
        }));
    }

    get sentence(): string {
        if (!this.outcome || this.outcome.gaps.length) return '';
        return filled(none, this.outcome.users, this.outcome.fields);
    }

    async handleLook(): Promise<void> {
        await this.attempt(() => this.look());
    }

    /** For a seller's gap only an admin knows the right set. */
    async handleMend(): Promise<void> {
        await this.attempt(async () => {
            await bringInStep();
            await this.look();
        });
    }

    private async look(): Promise<void> {
        this.outcome = await find();
    }
}

import { LightningElement, api, wire } from 'lwc';
import readServices, { type Catalogue } from '@salesforce/apex/CoSellCatalogue.services';
import { fields, saveEvent, type Deal, type Named } from 'c/coSellDeal';
import type { RuleName } from 'c/coSellRules';
import partnerRole from '@salesforce/label/c.CoSell_Partner_Role';
import solutionArea from '@salesforce/label/c.CoSell_Solution_Area';
import solutionPlay from '@salesforce/label/c.CoSell_Solution_Play';
import unreadable from '@salesforce/label/c.CoSell_List_Unreadable';

interface Option {
    label: string;
    value: string;
}

const named = (id: string, options: readonly Option[]): Named => ({
    id,
    name: options.find(({ value }) => value === id)?.label ?? null
});

/**
 * What Microsoft asks of a services co-sell: role, area, and a play of that area; active ones only. Event
 * `save`.
 */
export default class CoSellServices extends LightningElement {
    @api deal!: Deal;
    @api disabled = false;

    labels = { partnerRole, solutionArea, solutionPlay, unreadable };
    catalogue?: Catalogue;
    isUnreadable = false;

    @wire(readServices)
    wiredServices({ data, error }: { data?: Catalogue; error?: unknown }): void {
        this.catalogue = data;
        this.isUnreadable = error !== undefined;
    }

    @api focusOn(rule: RuleName): void {
        this.template?.querySelector<HTMLElement>(`[data-rule="${rule}"]`)?.focus();
    }

    get roleOptions(): Option[] {
        return optionsOf(this.catalogue?.roles, this.deal.partnerRole);
    }

    get areaOptions(): Option[] {
        return optionsOf(this.catalogue?.areas, this.deal.solutionArea);
    }

    get playOptions(): Option[] {
        const area = this.deal.solutionArea?.id;
        const plays = this.catalogue?.plays.filter(({ areaId }) => areaId === area);
        return optionsOf(plays, this.deal.solutionPlay);
    }

    get roleId(): string | undefined {
        return this.deal.partnerRole?.id;
    }

    get areaId(): string | undefined {
        return this.deal.solutionArea?.id;
    }

    get playId(): string | undefined {
        return this.deal.solutionPlay?.id;
    }

    get cannotChoosePlay(): boolean {
        return this.disabled || this.deal.solutionArea === null;
    }

    handleRole({ detail: { value } }: CustomEvent<{ value: string }>): void {
        const draft = { partnerRole: named(value, this.roleOptions) };
        this.dispatchEvent(saveEvent({ fields: { [fields.partnerRole.fieldApiName]: value }, draft }));
    }

    /** A play belongs to one area: with another area it is chosen anew. */
    handleArea({ detail: { value } }: CustomEvent<{ value: string }>): void {
        const values = {
            [fields.solutionArea.fieldApiName]: value,
            [fields.solutionPlay.fieldApiName]: null
        };
        const draft = { solutionArea: named(value, this.areaOptions), solutionPlay: null };
        this.dispatchEvent(saveEvent({ fields: values, draft }));
    }

    handlePlay({ detail: { value } }: CustomEvent<{ value: string }>): void {
        const draft = { solutionPlay: named(value, this.playOptions) };
        this.dispatchEvent(saveEvent({ fields: { [fields.solutionPlay.fieldApiName]: value }, draft }));
    }
}

/** One that was chosen and is no longer active still shows. */
function optionsOf(entries: readonly { id: string; name: string }[] = [], chosen: Named | null): Option[] {
    const options = entries.map(({ id, name }) => ({ label: name, value: id }));
    const isKnown = chosen === null || options.some(({ value }) => value === chosen.id);
    return isKnown ? options : [...options, { label: chosen.name ?? chosen.id, value: chosen.id }];
}

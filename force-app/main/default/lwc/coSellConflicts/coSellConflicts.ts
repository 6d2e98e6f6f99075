import { LightningElement, api, wire } from 'lwc';
import { getObjectInfo, type ObjectInfo } from 'lightning/uiObjectInfoApi';
import { commandEvent, type Deal } from 'c/coSellDeal';
import empty from '@salesforce/label/c.CoSell_Empty';
import explain from '@salesforce/label/c.CoSell_Conflicts_Explain';
import keepMicrosoft from '@salesforce/label/c.CoSell_Keep_Microsoft';
import keepSalesforce from '@salesforce/label/c.CoSell_Keep_Salesforce';
import microsoft from '@salesforce/label/c.CoSell_Side_Microsoft';
import salesforce from '@salesforce/label/c.CoSell_Side_Salesforce';
import title from '@salesforce/label/c.CoSell_Conflicts';
import { readConflicts } from './conflicts';

type SideName = 'salesforce' | 'microsoft';

/**
 * Both values of each field that was changed on both sides. Event `command`: resolve, with the side whose
 * value both shall have.
 */
export default class CoSellConflicts extends LightningElement {
    @api deal!: Deal;
    /** True while something is being sent, or nothing can be. */
    @api disabled = false;

    labels = { explain, title };

    /** Names the fields in the language of the user, and tells days and numbers from text. */
    @wire(getObjectInfo, { objectApiName: 'Opportunity' })
    opportunity!: { data?: ObjectInfo };

    get conflicts() {
        return readConflicts(this.deal.conflicts).map((conflict) => {
            const info = this.opportunity.data?.fields[conflict.field];
            const side = (name: SideName, label: string, keep: string) => {
                const value = conflict[name];
                return {
                    name,
                    label,
                    keep,
                    value: value ?? empty,
                    isDay: value !== null && info?.dataType === 'Date',
                    isNumber: value !== null && ['Currency', 'Double'].includes(info?.dataType ?? '')
                };
            };
            return {
                field: conflict.field,
                label: info?.label ?? conflict.field,
                sides: [
                    side('salesforce', salesforce, keepSalesforce),
                    side('microsoft', microsoft, keepMicrosoft)
                ]
            };
        });
    }

    handleKeep(event: Event): void {
        const { field, side } = (event.currentTarget as HTMLElement).dataset;
        this.dispatchEvent(commandEvent({ name: 'resolve', field: field as string, side: side as SideName }));
    }
}

import { LightningElement, api } from 'lwc';
import { looks, type Check, type Remedy } from 'c/coSellSetupParts';
import command from '@salesforce/label/c.CoSell_Setup_Command';

/** A list of checks. Event: `fix` with the name of the check whose button was pressed. */
export default class CoSellChecks extends LightningElement {
    @api checks: readonly Check[] = [];
    @api disabled = false;

    labels = { command };

    get rows() {
        return this.checks.map((check) => ({
            ...check,
            ...looks[check.state],
            remedies: (check.remedies ?? []).map((remedy, index) => ({
                key: `${check.name}-${index}`,
                ...partsOf(remedy),
                says: `${'label' in remedy ? remedy.label : ''}: ${check.label}`
            }))
        }));
    }

    handleFix(event: Event): void {
        const { name } = (event.currentTarget as HTMLElement).dataset;
        this.dispatchEvent(new CustomEvent('fix', { detail: name }));
    }
}

/** A template asks for the kinds one by one. */
function partsOf(remedy: Remedy) {
    return {
        label: 'label' in remedy ? remedy.label : '',
        button: remedy.kind === 'button',
        url: remedy.kind === 'link' ? remedy.url : null,
        command: remedy.kind === 'command' ? remedy.text : null
    };
}

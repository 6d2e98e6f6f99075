import type { StepName } from '@cosell/contracts/setup-answers';
import { sentencesOf, type Check } from 'c/coSellSetupParts';
import deals from '@salesforce/label/c.CoSell_Setup_Part_deals';
import live from '@salesforce/label/c.CoSell_Setup_Part_live';
import mapping from '@salesforce/label/c.CoSell_Setup_Part_mapping';
import microsoft from '@salesforce/label/c.CoSell_Setup_Part_microsoft';
import relay from '@salesforce/label/c.CoSell_Setup_Part_relay';
import salesforce from '@salesforce/label/c.CoSell_Setup_Part_salesforce';
import webhook from '@salesforce/label/c.CoSell_Setup_Part_webhook';
import type { Facts } from './facts';
import { partCheck } from './partCheck';

const parts: Readonly<Record<StepName, string>> = {
    relay,
    salesforce,
    microsoft,
    webhook,
    mapping,
    deals,
    live
};

/** How all that the relay looks after stands; without its answer, why there is none. */
export function healthChecks(facts: Facts): Check[] {
    return Object.entries(parts).map(([part, label]) => {
        const check = partCheck(facts, part as StepName, label);
        if (facts.status) return check;
        const { relayTrouble } = facts;
        return part === 'relay' && relayTrouble
            ? { ...check, saw: sentencesOf(relayTrouble) }
            : { ...check, state: 'unknown' };
    });
}

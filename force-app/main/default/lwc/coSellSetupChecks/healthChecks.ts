import type { StepName } from '@cosell/contracts/setup-answers';
import type { Check } from 'c/coSellSetupParts';
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

/** How all that the relay looks after stands. */
export function healthChecks(facts: Facts): Check[] {
    return Object.entries(parts).map(([part, label]) => partCheck(facts, part as StepName, label));
}

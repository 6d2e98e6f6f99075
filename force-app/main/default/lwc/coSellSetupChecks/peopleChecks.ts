import { filled, type Check } from 'c/coSellSetupParts';
import admin from '@salesforce/label/c.CoSell_Setup_Set_CoSell_Admin';
import allianceManager from '@salesforce/label/c.CoSell_Setup_Set_CoSell_Alliance_Manager';
import holders from '@salesforce/label/c.CoSell_Setup_Holders';
import holdersNone from '@salesforce/label/c.CoSell_Setup_Holders_None';
import holdersNoneRelay from '@salesforce/label/c.CoSell_Setup_Holders_None_Relay';
import relay from '@salesforce/label/c.CoSell_Setup_Set_CoSell_Relay';
import seller from '@salesforce/label/c.CoSell_Setup_Set_CoSell_Seller';
import type { Findings } from './facts';

/** Permission sets by name, in the order in which an admin gives them. */
export const permissionSets: Readonly<Record<string, string>> = {
    CoSell_Relay: relay,
    CoSell_Seller: seller,
    CoSell_Alliance_Manager: allianceManager,
    CoSell_Admin: admin
};

/** Nothing works without these; an alliance manager is a choice. */
const needed = ['CoSell_Relay', 'CoSell_Seller'];

/** Step 3: whether somebody holds each permission set. */
export function peopleChecks(findings: Findings): Check[] {
    return Object.entries(permissionSets).map(([name, label]) => {
        const count = Number(findings[name]?.details[0] ?? 0);
        if (count > 0) return { name, label, state: 'ready', saw: filled(holders, count) };
        return {
            name,
            label,
            state: needed.includes(name) ? 'toDo' : 'attention',
            saw: name === 'CoSell_Relay' ? holdersNoneRelay : holdersNone
        };
    });
}

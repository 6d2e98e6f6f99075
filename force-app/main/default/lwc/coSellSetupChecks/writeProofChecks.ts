import { filled, type Check } from 'c/coSellSetupParts';
import none from '@salesforce/label/c.CoSell_Setup_Rules_None';
import noDeal from '@salesforce/label/c.CoSell_Setup_Rules_No_Deal';
import openDeal from '@salesforce/label/c.CoSell_Setup_Open_Deal';
import refused from '@salesforce/label/c.CoSell_Setup_Rules_Refused';
import openSetup from '@salesforce/label/c.CoSell_Setup_Open_Setup';
import rules from '@salesforce/label/c.CoSell_Setup_Rules';
import tryLabel from '@salesforce/label/c.CoSell_Setup_Rules_Try';
import unknown from '@salesforce/label/c.CoSell_Setup_Rules_Unknown';
import type { Outcome } from '@salesforce/apex/CoSellWriteProof.run';

/**
 * Step 0: which of the org's own rules would stop the relay, and each save that was refused.
 *
 * @param outcome null: not tried yet
 */
export function writeProofChecks(outcome: Outcome | null): Check[] {
    const check = {
        name: 'validationRules',
        label: rules,
        remedies: [
            { kind: 'button', label: tryLabel },
            {
                kind: 'link',
                url: '/lightning/setup/ObjectManager/Opportunity/ValidationRules/view',
                label: openSetup
            }
        ]
    } as const;
    if (!outcome) return [{ ...check, state: 'unknown', saw: unknown }];
    const { tried, refusals } = outcome;
    if (tried === 0) return [{ ...check, state: 'unknown', saw: noDeal }];
    if (!refusals.length) return [{ ...check, state: 'ready', saw: filled(none, tried) }];
    return [
        { ...check, state: 'attention', saw: filled(refused, refusals.length, tried) },
        ...refusals.map(
            ({ opportunityId, opportunityName, message, fields }): Check => ({
                name: opportunityId,
                label: opportunityName,
                state: 'attention',
                saw: fields.length ? `${message} (${fields.join(', ')})` : message,
                remedies: [
                    {
                        kind: 'link',
                        url: `/lightning/r/Opportunity/${opportunityId}/view`,
                        label: openDeal
                    }
                ]
            })
        )
    ];
}

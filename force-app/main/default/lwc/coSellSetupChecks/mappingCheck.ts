import { filled, sentencesOf, type Check } from 'c/coSellSetupParts';
import checkAgain from '@salesforce/label/c.CoSell_Setup_Check_Again';
import builtIn from '@salesforce/label/c.CoSell_Setup_Mapping_built_in';
import file from '@salesforce/label/c.CoSell_Setup_Mapping_file';
import label from '@salesforce/label/c.CoSell_Setup_Mapping';
import needsRelay from '@salesforce/label/c.CoSell_Setup_Needs_Relay';
import published from '@salesforce/label/c.CoSell_Setup_Mapping_salesforce';
import type { Facts } from './facts';

/** Step 5: which mapping is in force. */
export function mappingCheck({ status }: Facts): Check {
    const check = { name: 'mapping', label } as const;
    if (!status) return { ...check, state: 'toDo', saw: needsRelay };
    const { source, version, trouble } = status.mapping;
    if (trouble) {
        const saw = sentencesOf(trouble);
        return { ...check, state: 'toDo', saw, remedies: [{ kind: 'button', label: checkAgain }] };
    }
    if (source === 'salesforce') return { ...check, state: 'ready', saw: filled(published, version ?? '') };
    return { ...check, state: 'attention', saw: source === 'file' ? file : builtIn };
}

import type { RegistrationAnswer } from '@cosell/contracts/setup-answers';
import { filled, type Check, type CheckState } from 'c/coSellSetupParts';
import flow from '@salesforce/label/c.CoSell_Setup_Registered_flow';
import incomplete from '@salesforce/label/c.CoSell_Setup_Registered_incomplete';
import nobody from '@salesforce/label/c.CoSell_Setup_Registered_nobody';
import ours from '@salesforce/label/c.CoSell_Setup_Registered_ours';
import registered from '@salesforce/label/c.CoSell_Setup_Registered';
import taken from '@salesforce/label/c.CoSell_Setup_Registered_taken';

const sentences: Readonly<Record<RegistrationAnswer['state'], [CheckState, string]>> = {
    ours: ['ready', ours],
    incomplete: ['attention', incomplete],
    nobody: ['toDo', nobody],
    taken: ['toDo', taken]
};

/** Step 7: who hears of Microsoft's events now. */
export function registrationCheck({ state, host, isFlow }: RegistrationAnswer): Check {
    const [light, sentence] = sentences[state];
    return {
        name: 'registration',
        label: registered,
        state: light,
        saw: filled(isFlow ? flow : sentence, host ?? '')
    };
}

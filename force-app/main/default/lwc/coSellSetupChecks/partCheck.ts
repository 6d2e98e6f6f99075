import type { Light, StepName } from '@cosell/contracts/setup-answers';
import { translated, type Check, type CheckState } from 'c/coSellSetupParts';
import needsRelay from '@salesforce/label/c.CoSell_Setup_Needs_Relay';
import type { Facts } from './facts';

const states: Readonly<Record<Light, CheckState>> = { green: 'ready', amber: 'attention', red: 'toDo' };

/** How the relay says that one of its parts stands, with what a person does next. */
export function partCheck({ status }: Facts, part: StepName, label: string): Check {
    const found = status?.steps.find(({ step }) => step === part);
    if (!found) return { name: part, label, state: 'toDo', saw: needsRelay };
    const next = found.trouble ? ` ${translated(found.trouble).next}` : '';
    return { name: part, label, state: states[found.light], saw: `${found.detail}${next}` };
}

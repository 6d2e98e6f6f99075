import type { Prerequisite, SignInStateAnswer } from '@cosell/contracts/setup-answers';
import { filled, sentencesOf, translated, type Check, type CheckState } from 'c/coSellSetupParts';
import partner from '@salesforce/label/c.CoSell_Setup_Prerequisite_partner';
import referrals from '@salesforce/label/c.CoSell_Setup_Prerequisite_referrals';
import role from '@salesforce/label/c.CoSell_Setup_Prerequisite_role';
import secondFactor from '@salesforce/label/c.CoSell_Setup_Prerequisite_secondFactor';
import signedIn from '@salesforce/label/c.CoSell_Setup_Signed_In';
import signedInAs from '@salesforce/label/c.CoSell_Setup_Signed_In_As';
import signedInNobody from '@salesforce/label/c.CoSell_Setup_Signed_In_Nobody';
import webhooks from '@salesforce/label/c.CoSell_Setup_Prerequisite_webhooks';

const labels: Readonly<Record<Prerequisite['name'], string>> = {
    signedIn,
    secondFactor,
    partner,
    referrals,
    role,
    webhooks
};
const states: Readonly<Record<Prerequisite['state'], CheckState>> = {
    met: 'ready',
    missing: 'toDo',
    unknown: 'unknown'
};

/** What the refusal of a colleague's sign-in tells of the prerequisites. */
const refusedFor: Readonly<Record<string, readonly Prerequisite['name'][]>> = {
    SIGN_IN_MFA: ['secondFactor'],
    SIGN_IN_ROLE: ['referrals', 'role'],
    SIGN_IN_OTHER_PARTNER: ['partner'],
    SIGN_IN_CONSENT: ['webhooks']
};

/** Step 2: who is signed in at Microsoft, and what Microsoft requires of the partner, as it was looked up. */
export function prerequisiteChecks(
    signIn: SignInStateAnswer | null,
    prerequisites: readonly Prerequisite[]
): Check[] {
    const refusal = signIn?.attempt.outcome === 'refused' ? signIn.attempt.trouble : null;
    const ended = signIn?.trouble;
    const why = refusal ? sentencesOf(refusal) : ended && translated(ended).next;
    const who = signIn?.signedIn
        ? filled(signedInAs, signIn.who ?? '—', dayOf(signIn.goodUntil))
        : (why ?? signedInNobody);
    const missing = signIn?.signedIn || !refusal ? [] : (refusedFor[refusal.code] ?? []);
    return [
        {
            name: 'signedIn',
            label: signedIn,
            state: signIn?.signedIn ? 'ready' : 'toDo',
            saw: who
        },
        ...missing.map((name): Check => ({ name, label: labels[name], state: 'toDo', saw: why ?? '' })),
        ...prerequisites
            .filter(({ name }) => name !== 'signedIn')
            .map(({ name, state, detail, trouble }) => ({
                name,
                label: labels[name],
                state: states[state],
                saw: trouble ? sentencesOf(trouble) : detail
            }))
    ];
}

/** In the user's own way of writing days. */
function dayOf(instant: string | null): string {
    return instant ? new Date(instant).toLocaleDateString() : '?';
}

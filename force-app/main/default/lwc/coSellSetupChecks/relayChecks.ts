import { filled, sentencesOf, type Check } from 'c/coSellSetupParts';
import address from '@salesforce/label/c.CoSell_Setup_Address';
import addressKept from '@salesforce/label/c.CoSell_Setup_Address_Kept';
import addressMissing from '@salesforce/label/c.CoSell_Setup_Address_Missing';
import answers from '@salesforce/label/c.CoSell_Setup_Answers';
import answersIn from '@salesforce/label/c.CoSell_Setup_Answers_In';
import answersNot from '@salesforce/label/c.CoSell_Setup_Answers_Not';
import openSetup from '@salesforce/label/c.CoSell_Setup_Open_Setup';
import paired from '@salesforce/label/c.CoSell_Setup_Paired';
import pairedOff from '@salesforce/label/c.CoSell_Setup_Paired_Off';
import pairedOn from '@salesforce/label/c.CoSell_Setup_Paired_On';
import reachesSalesforce from '@salesforce/label/c.CoSell_Setup_Reaches_Salesforce';
import type { Facts } from './facts';
import { partCheck } from './partCheck';

/**
 * Step 1: the address, the token, and whether the relay answers.
 *
 * @param milliseconds from the org to the relay and back; null: not measured
 */
export function relayChecks(facts: Facts, milliseconds: number | null = null): Check[] {
    const { findings, status, relayTrouble } = facts;
    const hasAddress = findings?.namedCredential?.state === 'on';
    // The copy of a paired org brings the other one's pairing along.
    const isPaired = findings?.paired?.state === 'on' && findings.copiedFromAnotherOrg?.state !== 'on';
    const version = status && filled(answersIn, status.version, milliseconds ?? '…');
    const trouble = relayTrouble ? sentencesOf(relayTrouble) : answersNot;

    return [
        {
            name: 'address',
            label: address,
            state: hasAddress ? 'ready' : 'toDo',
            saw: hasAddress ? addressKept : addressMissing,
            remedies: hasAddress
                ? [{ kind: 'link', url: '/lightning/setup/NamedCredential/home', label: openSetup }]
                : []
        },
        {
            name: 'answers',
            label: answers,
            state: status ? 'ready' : 'toDo',
            saw: version ?? (hasAddress ? trouble : answersNot)
        },
        {
            name: 'paired',
            label: paired,
            state: isPaired ? 'ready' : 'toDo',
            saw: isPaired ? pairedOn : pairedOff
        },
        partCheck(facts, 'salesforce', reachesSalesforce)
    ];
}

import type { CommandAnswer, DealState, PreviewAnswer } from '@cosell/contracts';
import type { Forgotten } from '../../relay/src/store/types.ts';
import { fieldInWords, valueInWords } from './field-words.ts';

/** A deal as lines for a person. */
export function dealInWords(deal: DealState): string[] {
    const { held, closesAt, pending, conflicts } = deal;
    const status = deal.status ? `${deal.status}/${deal.substatus}` : 'not shared';
    return [
        `${deal.opportunityId}  ${status}${deal.referralId ? `  referral ${deal.referralId}` : ''}`,
        ...(deal.paused ? ['  paused'] : []),
        ...(pending ? [`  asked for and not yet done: ${pending}`] : []),
        ...(closesAt ? [`  closes at ${closesAt}; cancel-close takes it back`] : []),
        ...conflicts.map(
            ({ field, salesforce, microsoft }) =>
                `  ${field}: Salesforce has ${salesforce ?? 'nothing'}, ` +
                `Microsoft ${microsoft ?? 'nothing'}; resolve --field ${field} --side …`
        ),
        ...(held ? [`  on hold, ${held.code}: ${held.message}`, `  Next: ${held.next}`] : [])
    ];
}

export function previewInWords({ action, changes, locks, missing }: PreviewAnswer): string[] {
    const title = {
        create: 'Microsoft will see a new deal:',
        update: 'Microsoft will see these changes:',
        nothing: 'Microsoft will see nothing new.'
    };
    return [
        title[action],
        ...changes.map(({ field, before, after }) =>
            before === null
                ? `  ${fieldInWords(field)}: ${valueInWords(after)}`
                : `  ${fieldInWords(field)}: ${valueInWords(before)} → ${valueInWords(after)}`
        ),
        ...(locks.length ? [`Cannot be changed afterwards: ${locks.map(fieldInWords).join(', ')}.`] : []),
        ...missing.map(({ what }) => `Missing: ${what}`)
    ];
}

export function pairInWords({ code }: { code: string }): string[] {
    return [
        `Pairing code: ${code}`,
        'Good for ten minutes and five tries.',
        'Next: in Salesforce open Microsoft Co-sell, Setup, Connect the relay, and enter it there.'
    ];
}

export function forgottenInWords({ deals, kept }: Forgotten): string[] {
    return [
        `Taken out of ${deals} deals.`,
        ...(kept
            ? [
                  `In ${kept} deals Partner Center named this person when they were last compared. A keyed word`,
                  'for that stays, or the next comparison would take the person into Salesforce again.',
                  'Next: have the person removed in Partner Center; the run after that forgets the word.'
              ]
            : []),
        'Contacts, notes and users in Salesforce are for Salesforce to delete.'
    ];
}

export function outcomeInWords({ command, state, deal }: CommandAnswer): string[] {
    const said =
        state === 'done' ? `${command}: done.` : `${command}: stored, not yet done. Ask for its status.`;
    return [said, ...dealInWords(deal)];
}

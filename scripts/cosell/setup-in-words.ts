import type {
    BackfillAnswer,
    BackfillPreviewAnswer,
    Light,
    RetryLikeAnswer,
    StatusAnswer
} from '@cosell/contracts/setup-answers';

const marks: Readonly<Record<Light, string>> = { green: '✔', amber: '!', red: '✖' };

/** The relay and all that it looks after: a line each, with what a person does next. */
export function statusInWords({ steps, queue, lastIn, lastOut, endings }: StatusAnswer): string[] {
    return [
        ...steps.flatMap(({ step, light, detail, trouble }) => [
            `${marks[light]} ${step.padEnd(10)} ${detail}`,
            ...(trouble ? [`  Next: ${trouble.next}`] : [])
        ]),
        `Deals: ${queue.waiting} wait, ${queue.running} run, ${queue.held} on hold.`,
        `Last from Microsoft: ${lastIn ?? 'never'}. Last to Microsoft: ${lastOut ?? 'never'}.`,
        ...endings.map(({ what, days }) => `The ${what} ends in ${days} days.`)
    ];
}

export function retriedInWords({ retried }: RetryLikeAnswer): string[] {
    return [`${retried} deals go on.`];
}

export function wouldInWords({ opportunities, adopted, shared }: BackfillPreviewAnswer): string[] {
    return [
        `${opportunities} Opportunities have sync switched on.`,
        `${adopted} hold the id of a referral: it is read and kept.`,
        `${shared} would be shared with Microsoft as new deals.`
    ];
}

export function backfillInWords(answer: BackfillAnswer): string[] {
    const { state, total, handed, done, held } = answer;
    if (state === 'never') return ['No backfill has been started.', 'Next: npx cosell backfill preview'];
    return [
        `Backfill ${state}: ${handed} of ${total} deals handed over, ${done} in step, ${held} on hold.`,
        ...(state === 'stopped' ? ['Next: npx cosell backfill start goes on where it was stopped.'] : [])
    ];
}

import { defaultSwitches } from '@cosell/local-partner-center';
import { goRound } from '../go-round.ts';
import type { Loop } from '../start-loop.ts';
import type { Condition } from './conditions.ts';

export interface Outcome {
    name: string;
    milliseconds: number;
    /** Null: the deal went round. */
    failure: string | null;
}

/**
 * One deal round under each condition, one after the other with the same relay. A failure does not end it:
 * each condition is told apart.
 */
export async function goThrough(
    loop: Loop,
    conditions: readonly Condition[],
    onOutcome: (outcome: Outcome) => void
): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    for (const { name, switches, faults, change } of conditions) {
        await loop.control.put('/control/switches', { ...defaultSwitches, ...switches });
        for (const [path, body] of faults) await loop.control.post(path, body);
        const start = performance.now();
        const failure = await goRound(loop, undefined, () => undefined, change).then(
            () => null,
            (error: Error) => error.message
        );
        const outcome = { name, milliseconds: Math.round(performance.now() - start), failure };
        outcomes.push(outcome);
        onOutcome(outcome);
    }
    return outcomes;
}

import type { SoqlColumn, SoqlCondition } from './query.ts';

/** The paths in a column: itself, or the arguments of its function. */
export function* pathsOf(column: SoqlColumn): Generator<string[]> {
    if (column.path) yield column.path;
    if (column.argument) yield* pathsOf(column.argument);
}

/** The paths on the left sides of a condition. */
export function* pathsOfCondition(condition: SoqlCondition | null): Generator<string[]> {
    if (!condition) return;
    if ('conditions' in condition) for (const one of condition.conditions) yield* pathsOfCondition(one);
    else if ('condition' in condition) yield* pathsOfCondition(condition.condition);
    else yield* pathsOf(condition.column);
}

/** @param share 0.5: the median */
export function percentile(values: readonly number[], share: number): number {
    const sorted = values.toSorted((left, right) => left - right);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

export const spreadOf = (values: readonly number[]): [number, number] => [
    Math.min(...values),
    Math.max(...values)
];

/** Each of ours over the one measured beside it. */
export const ratios = (ours: readonly number[], others: readonly number[]): number[] =>
    ours.map((value, round) => value / (others[round] ?? NaN));

export const rounded = (value: number, digits = 2): string =>
    Number.isFinite(value) ? Number(value.toFixed(digits)).toString() : '–';

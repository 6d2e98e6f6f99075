/** Puts values into a label's places: `{0}`, `{1}`. A place without a value stays as it is. */
export function filled(label: string, ...values: readonly (string | number)[]): string {
    return label.replace(/\{(\d+)\}/g, (place, index) => String(values[Number(index)] ?? place));
}

/** A step has changed something that the checks look at: the page looks again. */
export function changedEvent(): CustomEvent<void> {
    return new CustomEvent('changed');
}

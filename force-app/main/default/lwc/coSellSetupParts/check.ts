/** Of a check, and of a step: green, amber, red, cannot be known, being looked at. */
export type CheckState = 'ready' | 'attention' | 'toDo' | 'unknown' | 'checking';

/** What mends a check. `button` sends the event `fix` with the name of the check. */
export type Remedy =
    | { kind: 'button'; label: string }
    | { kind: 'link'; url: string; label: string }
    | { kind: 'command'; text: string };

export interface Check {
    /** Stable; told by `fix`. */
    name: string;
    label: string;
    state: CheckState;
    /** What was seen, as a sentence. */
    saw: string;
    remedies?: readonly Remedy[];
}

/** The worst comes first. What cannot be known does not keep a step from being ready. */
const order: readonly CheckState[] = ['toDo', 'checking', 'attention', 'ready'];

/** How a step stands whose checks these are; a step without checks is ready. */
export function stateOf(checks: readonly Check[]): CheckState {
    return order.find((state) => checks.some((check) => check.state === state)) ?? 'ready';
}

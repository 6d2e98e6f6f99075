/** What shall go wrong with the next events. */
export interface EventFault {
    kind: 'lose' | 'duplicate' | 'delay';
    /** For how many events still. */
    count: number;
    /** Null: whatever the event. */
    eventName: string | null;
    /** Of a delay. */
    milliseconds: number;
}

/** The first fault that is meant for such an event; it is used up by that. */
export function takeEventFault(faults: EventFault[], eventName: string): EventFault | null {
    const fault = faults.find((one) => one.eventName === null || one.eventName === eventName);
    if (!fault) return null;
    fault.count -= 1;
    if (fault.count === 0) faults.splice(faults.indexOf(fault), 1);
    return fault;
}

let isHeard = false;

/**
 * A plain kill ends a process without its `exit` event, on which what it has started is killed: from now on
 * it ends by one. Whoever hears the signal as well ends the process in a way of their own.
 */
export function endOnSignals(): void {
    if (isHeard) return;
    isHeard = true;
    for (const [signal, code] of [
        ['SIGINT', 130],
        ['SIGTERM', 143]
    ] as const)
        process.on(signal, () => {
            if (process.listenerCount(signal) === 1) process.exit(code);
        });
}

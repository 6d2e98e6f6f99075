/** One thing that must be seen on the far side. Resolves with what was seen; throws when it was not. */
export interface Step<Context> {
    title: string;
    run(context: Context): Promise<string>;
}

/**
 * Says one line per step, with its milliseconds. The first failure ends it; `explain` adds what is known
 * about it.
 */
export async function performSteps<Context>(
    context: Context,
    steps: Step<Context>[],
    explain: () => Promise<string[]>,
    say: (line: string) => void
): Promise<void> {
    for (const [index, { title, run }] of steps.entries()) {
        const start = performance.now();
        const line = (mark: string) =>
            `${mark} ${index + 1} ${title.padEnd(58)} ${String(Math.round(performance.now() - start)).padStart(6)} ms`;
        try {
            const seen = await run(context);
            say(`${line('✔')}  ${seen}`);
        } catch (error) {
            say(line('✘'));
            const more = await explain().catch((cause: unknown) => [String(cause)]);
            throw new Error([(error as Error).message, ...more].join('\n  '), { cause: error });
        }
    }
}

/** How the set-up runs programs; a spawn error (ENOENT) is thrown. */
export type RunProgram = (
    program: string,
    args: string[],
    options?: { deadline?: number; quiet?: boolean }
) => Promise<{ status: number; output: string }>;

/** What a program prints, or null when it does not exist or fails. */
export async function outputOf(run: RunProgram, program: string, args: string[]): Promise<string | null> {
    try {
        const { status, output } = await run(program, args, { quiet: true });
        return status === 0 ? output : null;
    } catch {
        return null;
    }
}

export interface BenchSettings {
    /** Everything, at its full size: takes the better part of an hour. */
    full: boolean;
    /** Rows that were asked for by name; empty: all of them. */
    named: readonly string[];
    /** Where the peers are installed, a folder each. */
    peersDir: string;
    /** How often each comparison is made. */
    rounds: number;
    /** Of what is random. */
    seed: number;
}

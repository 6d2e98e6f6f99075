export interface BenchSettings {
    /** Everything, at its full size: takes the better part of an hour. */
    full: boolean;
    /** How often each comparison is made. */
    rounds: number;
    /** Of what is random. */
    seed: number;
}

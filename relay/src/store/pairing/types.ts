/** Pairing codes and tokens, each known by its hash alone (SHA-256, hex). */
export interface PairingStore {
    /** From now on this code counts, and no earlier one. */
    setPairingCode(hash: string, expiresAt: Date, tries: number): Promise<void>;
    /** Whether it is the code that counts; a wrong one costs a try, and after the last one there is none. */
    tryPairingCode(hash: string, now: Date): Promise<boolean>;
    /** Forgets tokens that were given and never used. */
    addToken(hash: string, times: { now: Date; unusedUntil: Date }): Promise<void>;
    /**
     * Whether the token is good. The first use of one ends the pairing code, and gives the others an end.
     */
    useToken(hash: string, times: { now: Date; othersUntil: Date }): Promise<boolean>;
    /** Whether a token is in use. */
    isPaired(now: Date): Promise<boolean>;
}

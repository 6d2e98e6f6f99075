const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Hands out the first three characters of the ids of the project's objects. */
export class KeyPrefixes {
    /** Those of an earlier run, by object name: an object keeps its prefix, so that stored ids stay right. */
    known: Record<string, string> = {};
    private next = 0;

    /** The object's prefix: the one it had before, else the next free one of the letter. */
    of(objectName: string, letter = 'a'): string {
        const known = this.known[objectName];
        if (known) return known;
        const taken = new Set(Object.values(this.known));
        for (;;) {
            const number = this.next++;
            const prefix = letter + DIGITS[Math.floor(number / 62) % 62]! + DIGITS[number % 62]!;
            if (!taken.has(prefix)) return prefix;
        }
    }
}

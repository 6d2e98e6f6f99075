let identities = 0;
const nextIdentity = (): number => ++identities;

/**
 * An object of a class written in Apex; the compiler derives one JavaScript class per Apex class from it.
 * What the engine itself keeps on it begins with `$`, so that no name of an Apex member collides.
 */
export class ApexObject {
    readonly $identity = nextIdentity();
    /** The class's own equals, hashCode, toString and compareTo. */
    declare $equals?: (other: unknown) => unknown;
    declare $hash?: () => number;
    declare $str?: () => string;
    declare $cmp?: (other: unknown) => number;
}

/** An object of a platform class. State and Apex properties (in lower case) are its own properties. */
export class PlatformObject {
    /** Canonical name of the class, as the type system has it: without `System.` and `Schema.`. */
    $class: string;
    readonly $identity = nextIdentity();
    /** Objects with the same key are equal; without one, only the same object is. */
    declare $key?: string;
    /** Where the object can be the source of a for loop. */
    declare $iter?: () => Iterator<unknown>;
    /** What String.valueOf gives. */
    declare str?: () => string;

    constructor(className: string, state?: object) {
        this.$class = className;
        if (state) Object.assign(this, state);
    }
}

/** A platform object with its state, typed. */
export function platformObject<State extends object>(
    className: string,
    state: State
): PlatformObject & State {
    return new PlatformObject(className, state) as PlatformObject & State;
}

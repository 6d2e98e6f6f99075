/** One value of an Apex enum; there is one object per value. */
export class EnumValue {
    /** The enum's type, of which the name is used here. */
    readonly type: { readonly name: string };
    readonly name: string;
    /** Place in the enum, from 0. */
    readonly ordinal: number;

    constructor(type: { readonly name: string }, name: string, ordinal: number) {
        this.type = type;
        this.name = name;
        this.ordinal = ordinal;
    }

    toString(): string {
        return this.name;
    }
}

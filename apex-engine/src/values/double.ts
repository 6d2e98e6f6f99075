/** An Apex Double: boxed, so that 1.0 is not taken for an Integer. */
export class Double {
    readonly value: number;

    constructor(value: number) {
        this.value = value;
    }

    /** As java.lang.Double: one digit after the point at least, an exponent from 1.0E7 and below 0.001. */
    toString(): string {
        const { value } = this;
        if (!Number.isFinite(value)) return String(value);
        if (value !== 0 && (Math.abs(value) >= 1e7 || Math.abs(value) < 1e-3)) {
            const [mantissa, exponent] = value.toExponential().split('e') as [string, string];
            return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}E${Number(exponent)}`;
        }
        const text = String(value);
        return text.includes('.') ? text : `${text}.0`;
    }
}

/** The names of System.RoundingMode, which are those of java.math.RoundingMode. */
export type RoundingMode =
    | 'UP'
    | 'DOWN'
    | 'CEILING'
    | 'FLOOR'
    | 'HALF_UP'
    | 'HALF_DOWN'
    | 'HALF_EVEN'
    | 'UNNECESSARY';

const absolute = (value: bigint): bigint => (value < 0n ? -value : value);

/** `dividend / divisor` as a whole number. Throws RangeError if UNNECESSARY leaves something over. */
export function divideRounding(dividend: bigint, divisor: bigint, mode: RoundingMode): bigint {
    if (divisor < 0n) return divideRounding(-dividend, -divisor, mode);
    const quotient = dividend / divisor;
    const rest = dividend % divisor;
    if (rest === 0n) return quotient;
    const away = dividend < 0n ? -1n : 1n;
    return awayFromZero(mode, absolute(rest) * 2n, divisor, quotient, away) ? quotient + away : quotient;
}

function awayFromZero(
    mode: RoundingMode,
    twiceRest: bigint,
    divisor: bigint,
    quotient: bigint,
    away: bigint
): boolean {
    switch (mode) {
        case 'UP':
            return true;
        case 'DOWN':
            return false;
        case 'CEILING':
            return away > 0n;
        case 'FLOOR':
            return away < 0n;
        case 'HALF_UP':
            return twiceRest >= divisor;
        case 'HALF_DOWN':
            return twiceRest > divisor;
        case 'HALF_EVEN':
            return twiceRest > divisor || (twiceRest === divisor && absolute(quotient) % 2n === 1n);
        case 'UNNECESSARY':
            throw new RangeError('Rounding necessary');
    }
}

// java.text.SimpleDateFormat in English. Ours: the letters of the libraries, those of Unicode, differ in u,
// D, Z and X.
import { ApexDate } from '../values/index.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(
    ' '
);
const WEEKDAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const LETTERS = /'((?:[^']|'')*)'|([yYMdDEHhKkmsSaAzZXuLQw])\2*/g;

interface Zone {
    name: string;
    /** Minutes east of GMT. */
    offset: number;
}

/** An instant (milliseconds since 1970) as `pattern` says. A letter without a meaning here stays as it is. */
export function formatDate(
    instant: number,
    pattern: string,
    zone: Zone = { name: 'GMT', offset: 0 }
): string {
    const local = new Date(instant + zone.offset * 60_000);
    return pattern.replace(LETTERS, (whole: string, quoted?: string) => {
        if (quoted === undefined) return written(whole, local, zone);
        return quoted === '' ? "'" : quoted.replace(/''/g, "'");
    });
}

function written(letters: string, local: Date, zone: Zone): string {
    const width = letters.length;
    const number = (value: number): string => String(value).padStart(width, '0');
    const hour = local.getUTCHours();
    switch (letters[0]) {
        case 'y':
        case 'Y':
        case 'u':
            return width === 2 ? number(local.getUTCFullYear() % 100) : number(local.getUTCFullYear());
        case 'M':
        case 'L':
            return width < 3 ? number(local.getUTCMonth() + 1) : named(MONTHS[local.getUTCMonth()]!, width);
        case 'd':
            return number(local.getUTCDate());
        case 'D':
            return number(dayOfYear(local));
        case 'E':
            return named(WEEKDAYS[local.getUTCDay()]!, width);
        case 'H':
            return number(hour);
        case 'k':
            return number(hour || 24);
        case 'h':
            return number(hour % 12 || 12);
        case 'K':
            return number(hour % 12);
        case 'm':
            return number(local.getUTCMinutes());
        case 's':
            return number(local.getUTCSeconds());
        case 'S':
            return number(local.getUTCMilliseconds());
        case 'a':
            return hour < 12 ? 'AM' : 'PM';
        case 'z':
            return zone.name;
        case 'Z':
            return offsetText(zone.offset, '');
        case 'X':
            return zone.offset === 0 ? 'Z' : offsetText(zone.offset, width >= 3 ? ':' : '');
        default:
            return letters;
    }
}

/** From 1, of a date whose GMT fields are the local ones. */
export function dayOfYear(local: Date): number {
    return ApexDate.ofInstant(local.getTime()).days - ApexDate.of(local.getUTCFullYear(), 1, 1).days + 1;
}

function named(name: string, width: number): string {
    return width >= 4 ? name : name.slice(0, 3);
}

function offsetText(minutes: number, separator: string): string {
    const two = (value: number): string => String(value).padStart(2, '0');
    const distance = Math.abs(minutes);
    return `${minutes < 0 ? '-' : '+'}${two(Math.floor(distance / 60))}${separator}${two(distance % 60)}`;
}

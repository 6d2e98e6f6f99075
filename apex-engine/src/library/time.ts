import { Time } from '../values/index.ts';
import type { Library } from './library.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

export function defineTime(library: Library): void {
    const plus = ({ milliseconds }: Time, more: number): Time => new Time(milliseconds + more);
    library.define('Time', {
        'static Time newInstance(Integer, Integer, Integer, Integer)': (hour, minute, second, millisecond) =>
            new Time(hour * HOUR + minute * MINUTE + second * SECOND + millisecond),
        'Integer hour()': ({ milliseconds }) => Math.floor(milliseconds / HOUR),
        'Integer minute()': ({ milliseconds }) => Math.floor(milliseconds / MINUTE) % 60,
        'Integer second()': ({ milliseconds }) => Math.floor(milliseconds / SECOND) % 60,
        'Integer millisecond()': ({ milliseconds }) => milliseconds % SECOND,
        'Time addHours(Integer)': (time, hours) => plus(time, hours * HOUR),
        'Time addMinutes(Integer)': (time, minutes) => plus(time, minutes * MINUTE),
        'Time addSeconds(Integer)': (time, seconds) => plus(time, seconds * SECOND),
        'Time addMilliseconds(Integer)': plus,
        'String toString()': (time) => time.toString()
    });
}

import { readFileSync } from 'node:fs';

/** USER_HZ, the same on every Linux that Node runs on (`getconf CLK_TCK`). */
const TICKS_PER_SECOND = 100;

/** Milliseconds of CPU that a process has used so far, its threads included; null where only Linux tells. */
export function cpuMs(pid: number): number | null {
    const stat = read(`/proc/${pid}/stat`);
    if (stat === null) return null;
    // After the name, which may hold blanks: utime and stime are the 14th and 15th of all (proc(5)).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
}

/** Megabytes in memory: now, or the most so far. */
export function memoryMb(pid: number, which: 'now' | 'most'): number | null {
    const line = new RegExp(`^${which === 'now' ? 'VmRSS' : 'VmHWM'}:\\s+(\\d+) kB`, 'm');
    const kilobytes = line.exec(read(`/proc/${pid}/status`) ?? '')?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
}

/** The most so far is counted from now on (proc(5), clear_refs). */
export function forgetMost(pid: number, write: (path: string, text: string) => void): void {
    try {
        write(`/proc/${pid}/clear_refs`, '5');
    } catch {
        // Not Linux, or not allowed: then the most is that of the whole life.
    }
}

function read(path: string): string | null {
    try {
        return readFileSync(path, 'utf8');
    } catch {
        return null;
    }
}

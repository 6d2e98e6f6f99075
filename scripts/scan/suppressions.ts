import { readFileSync } from 'node:fs';
import { filesUnder } from '../metadata/project-files.ts';

export interface Suppression {
    file: string;
    line: number;
    /** What stands beside it; empty when nothing does. */
    reason: string;
}

const APEX = /\.(cls|trigger)$/;
const SUPPRESSION = /@SuppressWarnings\s*\([^)]*\)|\/\/\s*NOPMD\b:?|\/\/\s*sfge-disable[\w-]*(?:\s+\w+)?/i;

/**
 * Findings that Apex itself suppresses. The reason is a comment on the same line, or the comment that ends on
 * the line before.
 *
 * @param folders package directories
 */
export function suppressions(folders: readonly string[]): Suppression[] {
    return folders
        .flatMap(filesUnder)
        .filter((file) => APEX.test(file))
        .flatMap((file) => {
            const lines = readFileSync(file, 'utf8').split('\n');
            return lines.flatMap((text, index): Suppression[] => {
                const [marker] = SUPPRESSION.exec(text) ?? [];
                if (!marker) return [];
                const beside = commentIn(text.replace(marker, marker.startsWith('//') ? '//' : ''));
                const before = commentIn(lines[index - 1] ?? '', true);
                return [{ file, line: index + 1, reason: beside || before }];
            });
        });
}

/** The words of a comment on this line. */
function commentIn(text: string, whole = false): string {
    const match = (whole ? /^\s*(?:\/\/|\/?\*+)(.*)$/ : /(?:\/\/|\/\*)(.*)$/).exec(text);
    return (match?.[1] ?? '').replaceAll('*/', '').trim();
}

// java.util.regex in terms of JavaScript's. Possessive quantifiers become greedy ones.
import type { Library } from './library.ts';

const POSIX: Record<string, string> = {
    Alpha: '[A-Za-z]',
    Lower: '[a-z]',
    Upper: '[A-Z]',
    Digit: '\\d',
    Alnum: '[A-Za-z0-9]',
    Punct: '[!-/:-@[-`{-~]',
    Space: '\\s'
};

/** `pattern` as Java reads it. Throws a StringException where it is none. */
export function javaRegExp(library: Library, pattern: string, flags = ''): RegExp {
    const leading = /^\(\?([imsx]+)\)/.exec(pattern);
    const given = leading ? [...leading[1]!].filter((flag) => 'ims'.includes(flag)) : [];
    const source = javaScriptSource(leading ? pattern.slice(leading[0].length) : pattern);
    // With `u` surrogate pairs are one character; but it refuses escapes that Java takes.
    for (const unicode of ['u', ''])
        try {
            return new RegExp(source, [...new Set([...flags, ...given, ...unicode])].join(''));
        } catch {
            continue;
        }
    return library.fail('StringException', `Invalid regex: ${pattern}`);
}

function javaScriptSource(pattern: string): string {
    return pattern
        .replace(/\\Q([\s\S]*?)(\\E|$)/g, (_whole, quoted: string) =>
            quoted.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
        )
        .replace(/\\p\{(\w+)\}/g, (whole, name: string) => POSIX[name] ?? whole)
        .replace(/\\p\{javaLetter\}/g, '\\p{L}')
        .replace(/\\A/g, '^')
        .replace(/\\[zZ]/g, '$')
        .replace(/\\h/g, '[ \\t\\u00A0]')
        .replace(/([*+?}])\+/g, '$1');
}

/** For String.replace: `$1` is a group, `\` takes the next character as it is. */
export function javaReplacement(text: string): (match: string, ...rest: unknown[]) => string {
    return (match, ...rest) => {
        const groups = rest.slice(
            0,
            rest.findIndex((one) => typeof one === 'number')
        );
        return text.replace(/\\(.)|\$(\d)/g, (_whole, escaped?: string, group?: string) => {
            if (escaped !== undefined) return escaped;
            return group === '0' ? match : ((groups[Number(group) - 1] as string | undefined) ?? '');
        });
    };
}

/** As String.split of Java: `limit` 0 drops empty parts at the end, below 0 keeps them. `pattern`: global. */
export function splitByPattern(text: string, pattern: RegExp, limit: number): string[] {
    const parts: string[] = [];
    let start = 0;
    for (const match of text.matchAll(pattern)) {
        if (limit > 0 && parts.length >= limit - 1) break;
        const end = match.index + match[0].length;
        // An empty match splits between two characters, not at the ends.
        if (match[0] === '' && (match.index === 0 || match.index >= text.length)) continue;
        parts.push(text.slice(start, match.index));
        start = end;
    }
    parts.push(text.slice(start));
    if (limit === 0) while (parts.length > 1 && parts.at(-1) === '') parts.pop();
    return parts;
}

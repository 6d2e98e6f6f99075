import type { PlatformObject } from '../values/index.ts';
import { javaRegExp, javaReplacement, splitByPattern } from './java-regexp.ts';
import type { Library } from './library.ts';

type Pattern = PlatformObject & { pattern: string };
type Matcher = PlatformObject & {
    pattern: string;
    text: string;
    /** Where the next find starts. */
    position: number;
    match: RegExpExecArray | null;
};

declare module './apex-types.ts' {
    interface ApexTypes {
        Pattern: Pattern;
        Matcher: Matcher;
    }
}

export function definePattern(library: Library): void {
    const split = (text: string, pattern: string, limit: number) =>
        library.list('String', splitByPattern(text, javaRegExp(library, pattern, 'g'), limit));
    library.define('Pattern', {
        'static Pattern compile(String)': (pattern) => {
            javaRegExp(library, pattern);
            return library.object('Pattern', { pattern });
        },
        'static Boolean matches(String, String)': (pattern, text) =>
            anchored(library, pattern, '$').test(text),
        'static String quote(String)': (text) => `\\Q${text}\\E`,
        'Matcher matcher(String)': ({ pattern }, text) =>
            library.object('Matcher', { pattern, text, position: 0, match: null }),
        'String pattern()': ({ pattern }) => pattern,
        'List<String> split(String)': ({ pattern }, text) => split(text, pattern, 0),
        'List<String> split(String, Integer)': ({ pattern }, text, limit) => split(text, pattern, limit)
    });
    defineMatcher(library);
}

function defineMatcher(library: Library): void {
    const find = (matcher: Matcher, from: number): boolean => {
        const pattern = javaRegExp(library, matcher.pattern, 'gd');
        pattern.lastIndex = from;
        matcher.match = pattern.exec(matcher.text);
        if (matcher.match) matcher.position = pattern.lastIndex + (matcher.match[0] === '' ? 1 : 0);
        return matcher.match !== null;
    };
    const matchFromStart = (matcher: Matcher, end: '$' | ''): boolean => {
        matcher.match = anchored(library, matcher.pattern, end).exec(matcher.text);
        return matcher.match !== null;
    };
    const found = ({ match }: Matcher): RegExpExecArray =>
        match ?? library.fail('StringException', 'No match found');
    const reset = (matcher: Matcher, text: string): Matcher =>
        Object.assign(matcher, { text, position: 0, match: null });
    library.define('Matcher', {
        'Boolean find()': (matcher) => find(matcher, matcher.position),
        'Boolean find(Integer)': find,
        'Boolean matches()': (matcher) => matchFromStart(matcher, '$'),
        'Boolean lookingAt()': (matcher) => matchFromStart(matcher, ''),
        'String group()': (matcher) => found(matcher)[0],
        'String group(Integer)': (matcher, group) => {
            const match = found(matcher);
            if (group >= match.length) library.fail('StringException', `No group ${group}`);
            return match[group] ?? null;
        },
        'Integer groupCount()': ({ pattern }) => {
            const { source, flags } = javaRegExp(library, pattern);
            return new RegExp(`${source}|`, flags).exec('')!.length - 1;
        },
        'Integer start()': (matcher) => found(matcher).index,
        'Integer end()': (matcher) => found(matcher).index + found(matcher)[0].length,
        'Integer start(Integer)': (matcher, group) => found(matcher).indices?.[group]?.[0] ?? -1,
        'Integer end(Integer)': (matcher, group) => found(matcher).indices?.[group]?.[1] ?? -1,
        'String replaceAll(String)': ({ text, pattern }, by) =>
            text.replace(javaRegExp(library, pattern, 'g'), javaReplacement(by)),
        'String replaceFirst(String)': ({ text, pattern }, by) =>
            text.replace(javaRegExp(library, pattern), javaReplacement(by)),
        'Boolean hitEnd()': ({ text, match }) => !match || match.index + match[0].length === text.length,
        'Matcher reset()': (matcher) => reset(matcher, matcher.text),
        'Matcher reset(String)': reset,
        'Pattern pattern()': ({ pattern }) => library.object('Pattern', { pattern })
    });
}

/** From the start; `end` `$`: over the whole text. */
function anchored(library: Library, pattern: string, end: '$' | ''): RegExp {
    const { source, flags } = javaRegExp(library, pattern);
    return new RegExp(`^(?:${source})${end}`, `${flags}d`);
}

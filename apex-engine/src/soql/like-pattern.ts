/** `%` stands for any text, `_` for one character; a backslash takes the next as it is. */
export function likePattern(like: string): RegExp {
    const pattern = like.replace(
        /\\([%_\\])|[.*+?^${}()|[\]\\]|%|_/g,
        (found: string, escaped: string | undefined) => {
            if (escaped) return escaped === '\\' ? '\\\\' : escaped;
            if (found === '%') return '[\\s\\S]*';
            return found === '_' ? '[\\s\\S]' : `\\${found}`;
        }
    );
    return new RegExp(`^${pattern}$`, 'i');
}

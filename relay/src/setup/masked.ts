/**
 * Text for support without what names people, customers and amounts: e-mail addresses, whatever is quoted,
 * and numbers of three digits and more that are no status of HTTP.
 */
export function masked(text: string): string {
    return text
        .replace(/[^\s@<>"']+@[^\s@<>"']+\.[a-z]+/gi, '<e-mail>')
        .replace(/"[^"]*"|“[^”]*”|‘[^’]*’|(?<=^|\s)'[^']*'/g, '<text>')
        .replace(/(?<![\w-])\d[\d.,]{2,}\d?(?![\w-])/g, (number) =>
            /^[2-5]\d\d$/.test(number) ? number : '<number>'
        );
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/**
 * `OIL &amp; GAS` → `OIL & GAS`: Microsoft's answers carry HTML-escaped names. Unknown entities stay as they
 * are.
 */
export function unescapeEntities(text: string): string {
    return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (all, decimal, hex, name) => {
        if (name) return named[String(name).toLowerCase()] ?? all;
        const code = decimal ? Number(decimal) : parseInt(String(hex), 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    });
}

/** Of a rich text field: paragraphs, breaks and list items become lines, other tags vanish. */
export function plainFromRich(html: string): string {
    const lines = html
        .replace(/\r?\n/g, ' ')
        // An empty paragraph is written as <p><br></p>: one line, not two.
        .replace(/<br\s*\/?>(?=<\/(?:p|div|li)>)/gi, '')
        .replace(/<br\s*\/?>|<\/(?:p|div|li|h[1-6]|tr)>/gi, '\n')
        .replace(/<\/?[a-z][^>]*>/gi, '');
    return unescapeEntities(lines)
        .split('\n')
        .map((line) => line.trim())
        .join('\n')
        .trim();
}

/**
 * The way back: `plainFromRich(richFromPlain(text))` is the same text, so that notes never grow on their way
 * round.
 */
export function richFromPlain(text: string): string {
    const escaped = text
        .replace(/&/g, '&amp;')
        .replace(/</g, '&lt;')
        .replace(/>/g, '&gt;')
        .replace(/"/g, '&quot;');
    return escaped
        .split('\n')
        .map((line) => `<p>${line || '<br>'}</p>`)
        .join('');
}

/** One spelling for line ends and edges (Salesforce stores \r\n and trims); empty becomes null. */
export function tidy(text: string | null | undefined): string | null {
    return text?.replace(/\r\n?/g, '\n').trim() || null;
}

/** At most `most` UTF-16 units, never half of a surrogate pair, no white space at the cut. */
export function cut(text: string, most: number): string {
    if (text.length <= most) return text;
    const end = /[\uD800-\uDBFF]/.test(text.charAt(most - 1)) ? most - 1 : most;
    return text.slice(0, end).trimEnd();
}

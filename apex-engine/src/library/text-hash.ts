/** As java.lang.String.hashCode. */
export function hashOfText(text: string): number {
    let hash = 0;
    for (let place = 0; place < text.length; place++)
        hash = (Math.imul(31, hash) + text.charCodeAt(place)) | 0;
    return hash;
}

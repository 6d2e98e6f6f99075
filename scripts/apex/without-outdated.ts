/**
 * What the platform has and the newest published types (API 65) lack; each with the API version that brought
 * it and its page in the Apex reference. To be emptied when newer types come.
 */
const NEWER_THAN_TYPES = [
    // API 66: apexref, ConnectApi.NamedCredentials, updateNamedCredential(developerName, requestBody)
    "No matching method found for 'updateNamedCredential' on 'ConnectApi.NamedCredentials'"
];

/**
 * The output of apex-ls (a line with a file, then its findings) without what only its old types make it say.
 */
export function withoutOutdated(lines: readonly string[]): string[] {
    const kept = lines.filter((line) => !NEWER_THAN_TYPES.some((text) => line.includes(text)));
    return kept.filter(
        (line, place) => !isFile(line) || (place + 1 < kept.length && !isFile(kept[place + 1]!))
    );
}

const isFile = (line: string) => /^\S.*\.(cls|trigger)$/.test(line.trim()) && !line.includes(': line ');

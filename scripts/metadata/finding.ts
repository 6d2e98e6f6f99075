export interface Finding {
    file: string;
    line: number;
    message: string;
}

/** `file:line: message`, the file relative to `root`. */
export function formatFinding({ file, line, message }: Finding, root: string): string {
    return `${file.startsWith(`${root}/`) ? file.slice(root.length + 1) : file}:${line}: ${message}`;
}

import { format, resolveConfig } from 'prettier';

/** The text as prettier leaves it in that file, so that a page that was written is not found changed. */
export async function formatPage(text: string, file: string): Promise<string> {
    return format(text, { ...(await resolveConfig(file)), filepath: file });
}

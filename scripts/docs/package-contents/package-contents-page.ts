import type { ConvertedPackage } from '../../package/convert-packages.ts';

const INTRODUCTION = `# Contents of the packages

What an admin installs, as the Salesforce CLI lists it when it converts the sources. Written by
\`npm run docs:package\`; the step \`package\` of \`npm test\` holds it.`;

/** `docs/package-contents.md` as Markdown, not yet formatted; only what a package carries. */
export function packageContentsPage(converted: readonly ConvertedPackage[]): string {
    const packages = converted.filter(({ name }) => name !== null);
    return [INTRODUCTION, ...packages.flatMap(sections)].join('\n\n');
}

function sections({ name, folder, members }: ConvertedPackage): string[] {
    const byType = new Map<string, string[]>();
    for (const member of members) {
        const [type = ''] = member.split(':');
        byType.set(type, [...(byType.get(type) ?? []), member.slice(type.length + 1)]);
    }
    const types = [...byType].sort(([a], [b]) => (a < b ? -1 : 1));
    return [
        `## ${name}`,
        `Of the folder \`${folder}/\`.`,
        ...types.flatMap(([type, names]) => [`### ${type}`, lines(names)])
    ];
}

/** A line for each, so that two branches which add members do not touch the same one. */
const lines = (names: readonly string[]) =>
    [...names]
        .sort()
        .map((name) => `- \`${name}\``)
        .join('\n');

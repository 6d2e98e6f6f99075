import { readFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { commandNames } from '../../contracts/src/commands.ts';
import { setupActions } from '../../contracts/src/setup.ts';

/** A test class that carries a folder of `contracts/examples/`, since Apex cannot read files. */
export interface ExamplesClass {
    /** Where it lies, from the root of the repository. */
    file: string;
    /** @param root the repository */
    source(root: string): Promise<string>;
}

export const examplesClasses: ExamplesClass[] = [
    {
        file: 'force-app/main/default/classes/CoSellCommandExamples.cls',
        source: (root) =>
            classSource(root, {
                name: 'CoSellCommandExamples',
                folder: 'commands',
                list: 'COMMANDS',
                listed: commandNames,
                // Not asked for by one name: what any command may be refused with.
                others: ['refused'],
                ids: "    /** Of the Opportunity in every example. */\n    public static final String OPPORTUNITY_ID = '006000000000001AAA';\n"
            })
    },
    {
        file: 'force-app/main/default/classes/CoSellSetupExamples.cls',
        source: (root) =>
            classSource(root, {
                name: 'CoSellSetupExamples',
                folder: 'setup',
                list: 'ACTIONS',
                listed: setupActions,
                others: ['pair'],
                ids: ''
            })
    }
];

interface Parts {
    name: string;
    folder: string;
    list: string;
    listed: readonly string[];
    others: string[];
    ids: string;
}

async function classSource(root: string, parts: Parts): Promise<string> {
    const filepath = path.join(root, `force-app/main/default/classes/${parts.name}.cls`);
    return format(apexClass(root, parts), { ...(await resolveConfig(filepath)), filepath });
}

function apexClass(root: string, { name, folder, list, listed, others, ids }: Parts): string {
    const entries = [...listed, ...others].map(
        (one) => `'${one}' => ${apexText(example(root, folder, one))}`
    );
    return `/** Written by scripts/apex/write-golden-examples.ts from contracts/examples/${folder}; never by hand. */
@IsTest
@SuppressWarnings('PMD.AvoidHardcodingId') // Ids of examples, which are of no org.
public with sharing class ${name} {
${ids}
    public static final List<String> ${list} = new List<String>{ ${listed.map((one) => `'${one}'`).join(', ')} };

    private static final Map<String, String> EXAMPLES = new Map<String, String>{
        ${entries.join(',\n        ')}
    };

    /** \`method\`, \`path\` and \`body\`. */
    public static Map<String, Object> requestOf(String name) {
        return (Map<String, Object>) part(name, 'request');
    }

    /** \`status\` and \`body\`. */
    public static Map<String, Object> answerTo(String name) {
        return (Map<String, Object>) part(name, 'answer');
    }

    private static Object part(String name, String key) {
        return ((Map<String, Object>) JSON.deserializeUntyped(EXAMPLES.get(name))).get(key);
    }
}
`;
}

/** Without line breaks, which an Apex text cannot hold. */
function example(root: string, folder: string, name: string): string {
    const file = path.join(root, 'contracts/examples', folder, `${name}.json`);
    return JSON.stringify(JSON.parse(readFileSync(file, 'utf8')));
}

/** A text in pieces, so that no line is longer than the style allows. */
function apexText(text: string): string {
    const pieces = text.match(/.{1,80}/g) ?? [''];
    return pieces.map((piece) => `'${piece.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`).join(' + ');
}

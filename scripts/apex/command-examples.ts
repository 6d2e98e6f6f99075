import { readFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { commandNames } from '../../contracts/src/commands.ts';

/** The golden examples that Apex tests compare with, in the order of the test class. */
const names = [...commandNames, 'refused'];

/** Where the test class lies, from the root of the repository. */
export const commandExamplesClass = 'force-app/main/default/classes/CoSellCommandExamples.cls';

/**
 * The Apex test class that carries `contracts/examples/commands/`, since Apex cannot read files.
 *
 * @param root the repository
 */
export async function commandExamplesSource(root: string): Promise<string> {
    const filepath = path.join(root, commandExamplesClass);
    return format(source(root), { ...(await resolveConfig(filepath)), filepath });
}

function source(root: string): string {
    const entries = names.map((name) => `'${name}' => ${apexText(example(root, name))}`);
    const commands = commandNames.map((name) => `'${name}'`);
    return `/** Written by scripts/apex/write-command-examples.ts from contracts/examples/commands; never by hand. */
@IsTest
@SuppressWarnings('PMD.AvoidHardcodingId') // Ids of examples, which are of no org.
public with sharing class CoSellCommandExamples {
    /** Of the Opportunity in every example. */
    public static final String OPPORTUNITY_ID = '006000000000001AAA';

    public static final List<String> COMMANDS = new List<String>{ ${commands.join(', ')} };

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
function example(root: string, name: string): string {
    const file = path.join(root, 'contracts/examples/commands', `${name}.json`);
    return JSON.stringify(JSON.parse(readFileSync(file, 'utf8')));
}

/** A text in pieces, so that no line is longer than the style allows. */
function apexText(text: string): string {
    const pieces = text.match(/.{1,80}/g) ?? [''];
    return pieces.map((piece) => `'${piece.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`).join(' + ');
}

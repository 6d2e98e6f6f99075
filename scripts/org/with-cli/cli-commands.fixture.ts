import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');
const PLACES = ['node_modules/@salesforce', 'node_modules/@salesforce/cli/node_modules/@salesforce'];

interface Manifest {
    commands: Record<string, { flags: Record<string, { type: string }> }>;
}

/** Options of a command by name; from the manifests that the installed CLI and its plug-ins carry. */
export function optionsOf(words: string[]): Manifest['commands'][string]['flags'] {
    const id = words.join(':');
    for (const file of manifests()) {
        const { commands } = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
        if (commands[id]) return commands[id].flags;
    }
    throw new Error(`The Salesforce CLI has no command ${words.join(' ')}.`);
}

function manifests(): string[] {
    return PLACES.map((place) => path.join(root, place))
        .filter((place) => existsSync(place))
        .flatMap((place) =>
            readdirSync(place)
                .filter((name) => name.startsWith('plugin-'))
                .map((name) => path.join(place, name, 'oclif.manifest.json'))
        )
        .filter((file) => existsSync(file));
}

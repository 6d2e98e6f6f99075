import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { DockerfileParser } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import { parse } from 'yaml';
import { settings } from '../../relay/src/config.ts';
import { RELAY_FLAGS } from '../loop/relay-process.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const names = new Set(settings.map(({ name }) => name));
/** Left to whoever deploys: one of two places for the store. */
const needed = settings.filter(({ required, default: preset }) => required && preset === null);

describe('the image of the relay', () => {
    const text = read('deploy/Dockerfile');
    const file = DockerfileParser.parse(text);
    const sources = file
        .getCOPYs()
        .filter((copy) => copy.getFromFlag() === null)
        .flatMap((copy) =>
            copy
                .getArguments()
                .slice(0, -1)
                .map((argument) => argument.getValue())
        );

    test('has a Dockerfile that a linter has nothing to say about', () => {
        assert.deepEqual(
            validate(text).map(({ message, range }) => `${range.start.line + 1}: ${message}`),
            []
        );
    });

    test('copies only what exists', () => {
        for (const source of sources) assert.ok(existsSync(path.join(root, source)), source);
    });

    test('has all that the relay imports from outside of its own folder', () => {
        for (const module of globSync('relay/src/**/*.ts', { cwd: root })) {
            if (/\.test\.ts$|\/(fixtures|suite)\//.test(module)) continue;
            for (const [, target = ''] of read(module).matchAll(/from '(\.[^']+)'/g)) {
                const place = path.join(path.dirname(module), target);
                const isCopied = sources.some((source) => place === source || place.startsWith(`${source}/`));
                assert.ok(isCopied, `${module} imports ${place}`);
            }
        }
    });

    test('starts the relay with the limit on memory that the benchmarks measure it with', () => {
        const [command] = file.getCMDs();
        assert.deepEqual(
            command?.getJSONStrings().map((part) => part.getJSONValue()),
            ['node', ...RELAY_FLAGS, 'relay/src/main.ts']
        );
    });

    test('runs as no root and tells whether it is well', () => {
        assert.equal(
            file
                .getInstructions()
                .filter((one) => one.getInstruction() === 'USER')
                .at(-1)
                ?.getArgumentsContent(),
            'node'
        );
        const [check] = file.getHEALTHCHECKs();
        assert.match(check?.getArgumentsContent() ?? '', /\/healthz/);
    });
});

describe('the compose file', () => {
    const compose = parse(read('deploy/compose.yaml'));
    const example = [...read('deploy/relay.env.example').matchAll(/^([A-Z_]+)=/gm)].map(
        ([, name]) => name ?? ''
    );
    const given = [...example, ...Object.keys(compose.services.relay.environment)];

    test('sets what the relay needs, and nothing that it does not know', () => {
        for (const name of given) assert.ok(names.has(name), name);
        for (const { name } of needed) assert.ok(given.includes(name), name);
        assert.ok(given.includes('DATABASE_URL'));
    });

    test('shows the relay to this machine alone, and PostgreSQL to nobody', () => {
        assert.deepEqual(compose.services.relay.ports, ['127.0.0.1:8080:8080']);
        assert.equal(compose.services.postgres.ports, undefined);
    });

    test('keeps filled-in settings and secrets out of git', () => {
        const ignored = read('.gitignore').split('\n');
        for (const place of ['deploy/secrets/', 'deploy/relay.env'])
            assert.ok(ignored.includes(place), place);
    });
});

describe('the example for Azure Container Apps', () => {
    const given = [
        ...read('deploy/azure/relay.bicep').matchAll(/\{ name: '([A-Z_]+)', (value|secretRef): /g)
    ];

    test('sets what the relay needs, and nothing that it does not know', () => {
        for (const [, name = ''] of given) assert.ok(names.has(name), name);
        for (const { name } of needed)
            assert.ok(
                given.some(([, set]) => set === name),
                name
            );
        assert.ok(given.some(([, name]) => name === 'DATABASE_URL'));
    });

    test('hands secrets over as secrets', () => {
        for (const [, name, how] of given) {
            const isSecret = settings.find((setting) => setting.name === name)?.secret;
            if (isSecret) assert.equal(how, 'secretRef', name);
        }
    });
});

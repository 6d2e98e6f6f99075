import js from '@eslint/js';
import lwcTypeScript from '@salesforce/eslint-config-lwc/recommended-ts.js';
import prettier from 'eslint-config-prettier';
import jest from 'eslint-plugin-jest';
import globals from 'globals';
import typescript from 'typescript-eslint';
import { borders } from './scripts/lint/borders.js';
import { noSql } from './scripts/lint/no-sql.js';
import { pure } from './scripts/lint/pure.js';

const NODE_PARTS = ['contracts', 'relay', 'local', 'scripts', 'bench', 'apex-engine'];
const nodeSources = NODE_PARTS.map((part) => `${part}/**/*.ts`);
const tests = ['**/*.test.ts'];
/** Shown in a browser, not run by Node; with a tsconfig of its own. */
const pageSources = ['local/web/src/page/**/*.ts'];
const lwcSources = ['force-app/**/lwc/**/*.ts'];

const environment = 'Only relay/src/config.ts reads the environment: take the value as a parameter.';
const clock = 'relay/src/sync takes the time as a parameter.';
const chance = 'relay/src/sync takes randomness as a parameter.';
const effect = 'relay/src/sync has no effects.';

const noEnvironment = [
    { selector: "MemberExpression[object.name='process'][property.name='env']", message: environment },
    {
        selector: "MemberExpression[object.name='process'][computed=true][property.value='env']",
        message: environment
    },
    {
        selector: "VariableDeclarator[init.name='process'] > ObjectPattern > Property[key.name='env']",
        message: environment
    },
    { selector: 'ImportDeclaration[source.value=/^(node:)?process$/]', message: environment }
];

export default typescript.config(
    {
        ignores: [
            '**/build/',
            '**/dist/',
            '.local/',
            'coverage/',
            'test-results/',
            'apex-engine/test/project/',
            // Emitted beside the sources for a deploy.
            'force-app/**/lwc/**/*.js'
        ]
    },
    js.configs.recommended,
    {
        plugins: { cosell: { rules: { borders, pure, 'no-sql': noSql } } },
        languageOptions: { ecmaVersion: 'latest', sourceType: 'module' },
        linterOptions: { reportUnusedDisableDirectives: 'error' },
        rules: { 'cosell/borders': 'error', eqeqeq: ['error', 'always', { null: 'ignore' }] }
    },

    // Node parts in TypeScript.
    {
        files: [...nodeSources, ...pageSources, 'types/**/*.d.ts'],
        extends: [typescript.configs.recommended],
        languageOptions: { globals: globals.node },
        rules: {
            '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
            '@typescript-eslint/no-explicit-any': 'error',
            '@typescript-eslint/no-unused-vars': [
                'error',
                { ignoreRestSiblings: true, varsIgnorePattern: '^_' }
            ],
            'max-lines': ['error', 400]
        }
    },
    {
        files: nodeSources,
        ignores: pageSources,
        languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
        rules: {
            '@typescript-eslint/await-thenable': 'error',
            '@typescript-eslint/no-floating-promises': [
                'error',
                {
                    allowForKnownSafeCalls: [
                        { from: 'package', package: 'node:test', name: ['test', 'it', 'describe', 'suite'] }
                    ]
                }
            ],
            '@typescript-eslint/no-misused-promises': 'error',
            '@typescript-eslint/only-throw-error': 'error',
            '@typescript-eslint/switch-exhaustiveness-check': [
                'error',
                { considerDefaultExhaustiveForUnions: true }
            ]
        }
    },
    {
        // An exception of Apex is an object of Apex, and no Error.
        files: ['apex-engine/src/**/*.ts'],
        rules: { '@typescript-eslint/only-throw-error': 'off' }
    },
    {
        // A server or timer of a test may be given an async function: if it throws, the test run fails.
        files: NODE_PARTS.map((part) => `${part}/**/*.test.ts`),
        rules: { '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }] }
    },
    { files: pageSources, languageOptions: { globals: globals.browser } },

    // The design's prohibitions for the relay.
    {
        files: ['relay/src/**/*.ts'],
        ignores: [...tests, 'relay/src/config.ts', 'relay/src/main.ts', 'relay/src/sync/**'],
        rules: { 'no-restricted-syntax': ['error', ...noEnvironment], 'no-console': 'error' }
    },
    {
        files: ['relay/src/**/*.ts'],
        ignores: [...tests, 'relay/src/store/**', 'relay/src/queue/**', 'relay/src/salesforce/**'],
        rules: { 'cosell/no-sql': 'error' }
    },
    {
        files: ['relay/src/salesforce/**/*.ts'],
        ignores: tests,
        rules: { 'cosell/no-sql': ['error', { soql: true }] }
    },
    {
        files: ['relay/src/sync/**/*.ts'],
        ignores: tests,
        rules: {
            'cosell/pure': [
                'error',
                {
                    folder: 'relay/src/sync',
                    packages: ['@cosell/contracts', 'zod'],
                    files: ['force-app/main/default/lwc/coSellRules/coSellRules.ts']
                }
            ],
            'no-console': 'error',
            'no-restricted-globals': [
                'error',
                ...[
                    'process',
                    'fetch',
                    'performance',
                    'crypto',
                    'setTimeout',
                    'setInterval',
                    'setImmediate',
                    'queueMicrotask',
                    'globalThis'
                ].map((name) => ({ name, message: effect }))
            ],
            'no-restricted-syntax': [
                'error',
                { selector: "MemberExpression[object.name='Date'][property.name='now']", message: clock },
                { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: clock },
                { selector: "CallExpression[callee.name='Date']", message: clock },
                { selector: "MemberExpression[object.name='Math'][property.name='random']", message: chance },
                { selector: 'AwaitExpression', message: effect }
            ]
        }
    },

    // Components, in TypeScript, and their tests.
    ...lwcTypeScript.map((config) => ({ ...config, files: lwcSources })),
    {
        files: lwcSources,
        // The Babel parser of the preset takes names in types for variables; tsc finds the real ones.
        languageOptions: { parser: typescript.parser },
        rules: { 'no-undef': 'off', 'no-unused-vars': 'off' }
    },
    {
        // Run by the relay too: no import, no clock.
        files: ['force-app/main/default/lwc/coSellRules/coSellRules.ts'],
        rules: {
            'no-restricted-syntax': [
                'error',
                { selector: 'ImportDeclaration', message: 'The rules are one file: Node finds no `./name`.' },
                { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: clock },
                { selector: "MemberExpression[object.name='Date'][property.name='now']", message: clock }
            ]
        }
    },
    {
        files: ['force-app/**/__tests__/**/*.ts'],
        extends: [jest.configs['flat/recommended']],
        languageOptions: { globals: { ...globals.jest, ...globals.browser, ...globals.node } },
        // What jsdom cannot do by itself, a test must: wait for a promise, call a wire adapter.
        rules: { '@lwc/lwc/no-unexpected-wire-adapter-usages': 'off', '@lwc/lwc/no-async-operation': 'off' }
    },

    // Plain JavaScript.
    {
        files: ['apex-engine/**/*.mjs', 'scripts/**/*.{js,mjs}', '*.js'],
        languageOptions: { globals: globals.node },
        // `catch (e)` and parameters that an interface prescribes may stay unused.
        rules: {
            'no-unused-vars': ['error', { args: 'none', caughtErrors: 'none', ignoreRestSiblings: true }]
        }
    },
    prettier,
    // eslint-config-prettier switches it off; prettier leaves comments alone, so it stays.
    {
        files: nodeSources,
        rules: {
            'max-len': [
                'error',
                {
                    code: 110,
                    ignoreStrings: true,
                    ignoreTemplateLiterals: true,
                    ignoreRegExpLiterals: true,
                    ignoreUrls: true
                }
            ]
        }
    }
);

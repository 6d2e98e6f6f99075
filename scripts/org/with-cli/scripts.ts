import { SfError } from '@salesforce/core';

/** A call of a program, in the order in which they are made. */
export interface Call {
    /** What is being done, for people. */
    doing: string;
    /** `sf`, or one of the project's own npm scripts. */
    program: 'sf' | 'npm';
    args: string[];
}

/** A script that leaves the work to the Salesforce CLI. */
export interface CliScript {
    command: string;
    summary: string;
    options: Record<string, { type: 'string' | 'boolean' }>;
    help: Record<string, string>;
    /** @throws SfError for options that are missing or wrong */
    calls(target: string, flags: Record<string, unknown>): Call[];
    /** What one does after it. */
    next(target: string): string;
}

/** Minutes. */
const WAIT = { deploy: 30, package: 60, install: 30 };

const sf = (doing: string, ...args: string[]): Call => ({ doing, program: 'sf', args });

const PACKAGES = { main: 'Microsoft Co-sell', team: 'Microsoft Co-sell Team' } as const;

/** By the part of their npm name behind `org:`. */
export const cliScripts: Readonly<Record<string, CliScript>> = {
    create: {
        command: 'npm run org:create',
        summary: 'Makes a scratch org of one of the shapes under config/.',
        options: { shape: { type: 'string' }, days: { type: 'string' } },
        help: {
            '--shape <name>': 'build-minimal, build-full, multi-currency or person-accounts',
            '--days <n>': 'how long it lives (default: 7)'
        },
        calls(target, { shape, days = '7' }) {
            if (typeof shape !== 'string' || !/^[\w-]+$/.test(shape))
                throw misused(
                    'Say which shape.',
                    'npm run org:create -- --target-org dev --shape build-minimal'
                );
            const file = `config/${shape}.json`;
            return [
                sf(
                    `Making a scratch org of ${file} …`,
                    ...['org', 'create', 'scratch', '--definition-file', file, '--alias', target],
                    ...['--duration-days', String(days), '--wait', '20']
                )
            ];
        },
        next: (target) => `npm run org:deploy -- --target-org ${target}`
    },
    deploy: {
        command: 'npm run org:deploy',
        summary: 'Compiles the components, deploys the package, and gives you its permission sets.',
        options: { team: { type: 'boolean' } },
        help: { '--team': 'also the second package, for orgs with Opportunity Teams' },
        calls(target, { team }) {
            const folders = ['force-app', ...(team ? ['addon-team'] : [])];
            return [
                { doing: 'Compiling the components …', program: 'npm', args: ['run', 'lwc:build'] },
                sf(
                    `Deploying ${folders.join(' and ')} …`,
                    ...['project', 'deploy', 'start', ...folders.flatMap((one) => ['--source-dir', one])],
                    ...['--target-org', target, '--wait', String(WAIT.deploy)]
                ),
                sf(
                    'Giving you the permission sets …',
                    ...['org', 'assign', 'permset', '--name', 'CoSell_Admin', '--name', 'CoSell_Seller'],
                    ...['--target-org', target]
                )
            ];
        },
        next: (target) => `npm run org:test -- --target-org ${target}`
    },
    package: {
        command: 'npm run org:package',
        summary: 'Makes a version of a package. The target is the Dev Hub.',
        options: { team: { type: 'boolean' } },
        help: { '--team': 'of the second package, for orgs with Opportunity Teams' },
        calls: (target, { team }) => [
            { doing: 'Compiling the components …', program: 'npm', args: ['run', 'lwc:build'] },
            sf(
                'Making a version of the package; its tests run …',
                ...['package', 'version', 'create', '--package', team ? PACKAGES.team : PACKAGES.main],
                ...['--installation-key-bypass', '--code-coverage', '--wait', String(WAIT.package)],
                ...['--target-dev-hub', target]
            )
        ],
        next: () => 'npm run org:links -- 04t… shows where that version is installed.'
    },
    install: {
        command: 'npm run org:install',
        summary: 'Installs a version of the package.',
        options: { package: { type: 'string' } },
        help: { '--package <04t…>': 'id of the version' },
        calls(target, { package: version }) {
            if (typeof version !== 'string' || !/^04t[0-9A-Za-z]{12}([0-9A-Za-z]{3})?$/.test(version))
                throw misused('Name the version by its id, 04t…', 'sf package version list shows the ids.');
            return [
                sf(
                    `Installing ${version} …`,
                    ...['package', 'install', '--package', version, '--no-prompt', '--security-type'],
                    ...['AdminsOnly', '--wait', String(WAIT.install), '--target-org', target]
                )
            ];
        },
        next: (target) => `npm run org:seed -- --target-org ${target}`
    },
    seed: {
        command: 'npm run org:seed',
        summary: 'Imports the catalogues: solution areas, plays and partner roles (data/README.md).',
        options: {},
        help: {},
        calls: (target) => [
            sf(
                'Importing the catalogues …',
                ...['data', 'import', 'tree', '--plan', 'data/catalogues-plan.json', '--target-org', target]
            )
        ],
        next: () => 'In the org: app Microsoft Co-sell, tab Co-sell setup.'
    }
};

const misused = (message: string, next: string) => new SfError(message, 'Usage', [next], 2);

import { table } from '../docs/table.ts';
import type { ShippedPackage } from './shipped-packages.ts';

/**
 * Licences that may be passed on with a product under Apache-2.0 as they are. Another one is for a person to
 * look at first: https://www.apache.org/legal/resolved.html, category A.
 */
export const ALLOWED = new Set([
    '0BSD',
    'Apache-2.0',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'CC0-1.0',
    'ISC',
    'MIT'
]);

/** One sentence for each package whose licence nobody has allowed. */
export function notAllowed(packages: readonly ShippedPackage[]): string[] {
    return packages
        .filter(({ licence }) => !isAllowed(licence))
        .map(({ name, version, licence }) => `${name} ${version}: ${licence || 'no licence'}`);
}

/** `(MIT OR GPL-2.0)` leaves the choice; `MIT AND GPL-2.0` does not. */
const isAllowed = (expression: string) =>
    expression
        .replaceAll(/[()]/g, '')
        .split(' AND ')
        .every((part) => part.split(' OR ').some((licence) => ALLOWED.has(licence)));

export function licencesPage(packages: readonly ShippedPackage[]): string {
    const rows = packages.map(({ name, version, licence }) => [`\`${name}\``, version, licence]);
    return [
        '# Licences',
        '',
        'Every package of others that the relay is installed with, from `package-lock.json`; written by ' +
            '`npm run docs:licences` and held by a test, which also refuses a licence that is not among those allowed: ' +
            `${[...ALLOWED].join(', ')}. The Salesforce packages contain no code of others.`,
        '',
        table(['package', 'version', 'licence'], rows),
        ''
    ].join('\n');
}

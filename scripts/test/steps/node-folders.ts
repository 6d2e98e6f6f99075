import { nodeTests } from '../node-tests.ts';

export const contracts = nodeTests('contracts', 'what crosses a border', 'contracts/src/**/*.test.ts');
export const relay = nodeTests('relay', 'the relay', 'relay/src/**/*.test.ts');
export const partnerCenter = nodeTests(
    'partner-center',
    'the local Partner Center',
    'local/partner-center/src/**/*.test.ts'
);
export const org = nodeTests('org', 'the local org, with the real clients', 'local/org/src/**/*.test.ts');
export const web = nodeTests('web', 'the page without a browser', 'local/web/src/**/*.test.ts');
export const scripts = nodeTests(
    'scripts',
    'these scripts, the benchmarks, lint rules and docs',
    'scripts/**/*.test.ts',
    'bench/**/*.test.ts'
);

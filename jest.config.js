import sfdxLwcJest from '@salesforce/sfdx-lwc-jest/config.js';

export default {
    ...sfdxLwcJest.jestConfig,
    // The relay and its neighbours have *.test.ts files too; those are for node:test.
    roots: ['<rootDir>/force-app']
};

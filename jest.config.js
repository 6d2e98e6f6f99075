import sfdxLwcJest from '@salesforce/sfdx-lwc-jest/config.js';

export default {
    ...sfdxLwcJest.jestConfig,
    moduleNameMapper: {
        ...sfdxLwcJest.jestConfig.moduleNameMapper,
        // What sfdx-lwc-jest does not find: a bundle of CSS alone, a module without a stub, one that forgets.
        '^c/coSellFacts$': '<rootDir>/force-app/main/default/lwc/coSellFacts/coSellFacts.css',
        '^c/coSellTable$': '<rootDir>/force-app/main/default/lwc/coSellTable/coSellTable.css',
        '^lightning/modal$': '<rootDir>/force-app/test/jest-mocks/lightning/modal',
        '^lightning/navigation$': '<rootDir>/force-app/test/jest-mocks/lightning/navigation'
    },
    // Axe takes seconds where other steps keep the machine busy.
    testTimeout: 60_000,
    // The relay and its neighbours have *.test.ts files too; those are for node:test.
    roots: ['<rootDir>/force-app']
};

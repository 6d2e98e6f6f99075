import type { Check } from '../check.ts';

export const mappingCheck: Check = {
    name: 'Mapping',
    async run({ org }) {
        const { source, version, trouble } = (await org()).mapping;
        if (trouble)
            return {
                outcome: 'fail',
                saw: `The newest version is not in force: ${trouble.code}, ${trouble.message}`,
                next: trouble.next
            };
        const words = source === 'salesforce' ? `Version ${version}, as published` : `The one of: ${source}`;
        return { outcome: 'ok', saw: `${words}, is in force.` };
    }
};

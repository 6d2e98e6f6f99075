import path from 'node:path';
import { SfError } from '@salesforce/core';
import { runOrgScript, type OrgScript } from '../frame/run-org-script.ts';
import { beforeInstall, beforeInstallInWords, stops, type BeforeInstall } from './before-install.ts';
import { onSave, onSaveInWords, type OnSave } from './on-save.ts';

const project = path.resolve(import.meta.dirname, '../../..');

/** `npm run org:doctor`: what of an org stands in the way of the product, or acts beside it. */
export const doctor: OrgScript<BeforeInstall | OnSave> = {
    command: 'npm run org:doctor',
    summary: 'Looks for what in an org stands in the way of the product, or acts beside it. Changes nothing.',
    options: {
        'before-install': { type: 'boolean', default: false },
        'on-save': { type: 'boolean', default: false }
    },
    help: {
        '--before-install': 'compare every name of the packages with the org, and stop with the list',
        '--on-save': 'name the flows, triggers, rules and approvals that act when an Opportunity is saved'
    },
    check(flags) {
        if (flags['before-install'] === flags['on-save'])
            throw new SfError(
                'Say what to look at, one thing at a time.',
                'Usage',
                ['npm run org:doctor -- --before-install', 'npm run org:doctor -- --on-save'],
                2
            );
    },
    run: (work) => (work.flags['on-save'] ? onSave(work) : beforeInstall(project, work)),
    inWords: (result) => ('actors' in result ? onSaveInWords(result) : beforeInstallInWords(result)),
    exitCode: (result) => ('actors' in result || stops(result).length === 0 ? 0 : 1)
};

if (import.meta.main ?? process.argv[1] === import.meta.filename)
    process.exitCode = await runOrgScript(doctor, process.argv.slice(2));

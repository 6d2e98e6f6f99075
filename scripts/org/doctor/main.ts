import path from 'node:path';
import { SfError } from '@salesforce/core';
import { runOrgScript, type OrgScript } from '../frame/run-org-script.ts';
import { beforeInstall, beforeInstallInWords, stops, type BeforeInstall } from './before-install.ts';

const project = path.resolve(import.meta.dirname, '../../..');

/** `npm run org:doctor`: what of an org stands in the way of the product. */
export const doctor: OrgScript<BeforeInstall> = {
    command: 'npm run org:doctor',
    summary: 'Looks for what in an org stands in the way of the product. Changes nothing.',
    options: { 'before-install': { type: 'boolean', default: false } },
    help: { '--before-install': 'compare every name of the packages with the org, and stop with the list' },
    check(flags) {
        if (!flags['before-install'])
            throw new SfError('Say what to look at.', 'Usage', ['npm run org:doctor -- --before-install'], 2);
    },
    run: (work) => beforeInstall(project, work),
    inWords: beforeInstallInWords,
    exitCode: (result) => (stops(result).length === 0 ? 0 : 1)
};

if (import.meta.main ?? process.argv[1] === import.meta.filename)
    process.exitCode = await runOrgScript(doctor, process.argv.slice(2));

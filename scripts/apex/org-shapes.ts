import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { packageFolders } from './checkers.ts';

/** An org that the packages are installed into, as a scratch definition describes it. */
export interface OrgShape {
    /** Name of the file without its ending. */
    name: string;
    /** Relative to the project. */
    file: string;
    /** Folders of the packages that this org can take, in the order of sfdx-project.json. */
    packages: string[];
}

interface ScratchDefinition {
    settings?: { opportunitySettings?: { enableOpportunityTeam?: boolean } };
}

/** Its trigger does not compile in an org without Opportunity Teams. */
const TEAM_PACKAGE = 'addon-team';
/** Settings and templates, which are deployed and not installed. */
const NO_PACKAGE = 'unpackaged';

/** The orgs under `config/`, in alphabetical order. */
export function readOrgShapes(project: string): OrgShape[] {
    const folders = packageFolders(project)
        .map((folder) => path.relative(project, folder))
        .filter((folder) => folder !== NO_PACKAGE);
    const files = readdirSync(path.join(project, 'config')).filter((name) => name.endsWith('.json'));
    return files.sort().map((name) => {
        const file = `config/${name}`;
        const { settings } = JSON.parse(readFileSync(path.join(project, file), 'utf8')) as ScratchDefinition;
        const teams = settings?.opportunitySettings?.enableOpportunityTeam === true;
        return {
            name: path.basename(name, '.json'),
            file,
            packages: folders.filter((folder) => teams || folder !== TEAM_PACKAGE)
        };
    });
}

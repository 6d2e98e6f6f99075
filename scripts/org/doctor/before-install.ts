import type { OrgWork } from '../frame/run-org-script.ts';
import { compare, type Finding } from './compare.ts';
import { packagesToInstall } from './names-of-package.ts';
import { readTarget } from './read-target.ts';

export interface BeforeInstall {
    org: string;
    /** By package, in the order of the install. */
    packages: { name: string; compared: number; findings: Finding[] }[];
}

/** Compares every name of the packages with the target; changes nothing there. */
export async function beforeInstall(project: string, { org, progress }: OrgWork): Promise<BeforeInstall> {
    const packages = [];
    for (const { name, names } of packagesToInstall(project)) {
        progress(`Comparing the ${names.length} names of ${name} …`);
        const there = await readTarget(org.connection, names, progress);
        packages.push({ name, compared: names.length, findings: compare(name, names, there) });
    }
    return { org: org.instanceUrl, packages };
}

export const stops = ({ packages }: BeforeInstall): Finding[] =>
    packages.flatMap(({ findings }) => findings.filter(({ verdict }) => verdict === 'stop'));

export function beforeInstallInWords(result: BeforeInstall): string[] {
    return [...result.packages.flatMap(packageInWords), '', conclusion(stops(result).length)];
}

function packageInWords({ name, compared, findings }: BeforeInstall['packages'][number]): string[] {
    const of = (verdict: Finding['verdict']) => findings.filter((each) => each.verdict === verdict);
    const ours = of('ours').length;
    return [
        `${name}: ${compared} names compared, ${findings.length} there already`,
        ...(ours ? [`  ${ours} belong to it: this is an upgrade`] : []),
        ...of('stop').map((each) => `  ✖ ${each.type} ${each.name}: ${each.reasons.join(' ')}`),
        ...of('note').map((each) => `  ○ ${each.type} ${each.name}: ${each.reasons.join(' ')}`)
    ];
}

const conclusion = (count: number) =>
    count === 0
        ? 'Nothing stands in the way. Next: sf package install'
        : `${count} names stand in the way (✖). Next: rename or remove them in the target; fields that belong to ` +
          'another package are detached as docs/uninstall.md shows. Then run this again.';

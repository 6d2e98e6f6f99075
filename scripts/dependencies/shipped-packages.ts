import { runCommand } from '../test/command.ts';

/** A package that the relay's image has in it. */
export interface ShippedPackage {
    name: string;
    version: string;
    /** SPDX expression; empty: the package names none. */
    licence: string;
}

interface Component {
    name: string;
    version: string;
    licenses?: { license?: { id?: string; name?: string }; expression?: string }[];
}

/** From package-lock.json alone: npm's own bill of materials (CycloneDX), without asking the registry. */
export async function shippedPackages(root: string): Promise<ShippedPackage[]> {
    const args = [
        'sbom',
        '--workspace',
        'relay',
        '--omit',
        'dev',
        '--omit',
        'optional',
        '--package-lock-only'
    ];
    const { status, stdout, output } = await runCommand('npm', [...args, '--sbom-format', 'cyclonedx'], {
        cwd: root
    });
    if (status !== 0) throw new Error(`npm sbom ended with ${status}: ${output.slice(-2000)}`);
    const { components } = JSON.parse(stdout) as { components: Component[] };
    const packages = components.map(({ name, version, licenses = [] }) => ({
        name,
        version,
        licence: licenses
            .map(({ license, expression }) => expression ?? license?.id ?? license?.name ?? '')
            .join(' AND ')
    }));
    return packages
        .filter(({ name }) => !OWN.test(name))
        .sort((one, other) => one.name.localeCompare(other.name) || one.version.localeCompare(other.version));
}

/** The workspaces of this repository, by the names of their folders or by their own. */
const OWN = /^(@cosell\/.*|contracts|relay)$/;

const VERSION_ID = /^04t[0-9A-Za-z]{12}(?:[0-9A-Za-z]{3})?$/;

/**
 * Where an admin installs a version of the package (packaging, "Install a package with a URL").
 *
 * @param versionId id of a package version: 04t…, 15 or 18 characters
 * @throws Error when it is none
 */
export function installationLinks(versionId: string): { production: string; sandbox: string } {
    if (!VERSION_ID.test(versionId))
        throw new Error(
            `${versionId || 'Nothing'} is no id of a package version: 15 or 18 characters that begin with 04t, ` +
                'as `sf package version list` shows them.'
        );
    const path = `/packaging/installPackage.apexp?p0=${versionId}`;
    return {
        production: `https://login.salesforce.com${path}`,
        sandbox: `https://test.salesforce.com${path}`
    };
}

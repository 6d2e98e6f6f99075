import { buildPage } from '../bundle/build-page.ts';
import { buildVendor } from '../bundle/build-vendor.ts';
import { buildServer } from '../server/start-web.ts';

/** Nobody answers there: whoever opens the page answers its calls. */
const NOWHERE = 'http://127.0.0.1:9';

export interface CardAlone {
    /** Add `#` and the id of an Opportunity. */
    url: string;
    close(): Promise<void>;
}

/**
 * Serves the package's card and nothing else, on loopback and without an org.
 *
 * @param packageDir `force-app/main/default`
 * @param permissionSets of the user: the card is built with their custom permissions
 */
export async function serveCard(settings: {
    packageDir: string;
    cacheDir: string;
    permissionSets: readonly string[];
}): Promise<CardAlone> {
    const vendor = await buildVendor(settings.cacheDir);
    const server = await buildServer(
        {
            orgUrl: NOWHERE,
            orgToken: async () => '',
            partnerCenterControlUrl: NOWHERE,
            relayHealthUrl: NOWHERE,
            relayUsername: ''
        },
        vendor,
        await buildPage(settings.packageDir, settings.permissionSets, vendor, 'card')
    );
    const url = await server.listen({ host: '127.0.0.1', port: 0 });
    return { url, close: () => server.close() };
}

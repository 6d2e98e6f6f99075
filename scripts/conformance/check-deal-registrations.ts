import { REFERRALS_PATH } from '../../relay/src/partner-center/create-referral.ts';
import { audiences } from '../../relay/src/partner-center/token-endpoint.ts';
import { createBase, privateDeal } from './base-deal.ts';
import type { Laboratory } from './laboratory.ts';

/**
 * A deal may be registered when it was won this long after its creation (Partner Center, "Register deals").
 */
const HOURS = 73;

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString();
const solution = { id: 'SOL-10000-BAS', value: 30_000, currency: 'USD', isDeployedOnAzure: true };
const contract = { value: 30_000, currency: 'USD', startDateTime: day(0), signDateTime: day(0) };
const registration = {
    type: 'AzureIPCoSell',
    contract: { ...contract, endDateTime: day(400), term: 'Finite' },
    solutionDetails: [solution]
};

/** A good value for each path, by its last name. */
const values: Record<string, unknown> = {
    startDateTime: day(10),
    endDateTime: day(300),
    signDateTime: day(1),
    term: 'Perpetual',
    value: 40_000,
    currency: 'EUR',
    isDeployedOnAzure: false,
    primaryDeploymentOn: 'Partner',
    pricingModel: 'Other',
    isMarketplaceTransacted: true,
    marketplaceTransactionDateTime: day(2)
};

/**
 * Registers a won deal by the definition's own operation, changes each of its `paths`, and reads it: what of
 * the documented `properties` (dotted, below `registrations.`) is not there.
 */
export async function checkDealRegistrations(
    lab: Laboratory,
    paths: string[],
    properties: string[]
): Promise<string[]> {
    const { id } = await createBase(lab, { ...privateDeal, visibleToMicrosoft: true });
    await lab.control('POST', `/control/microsoft/referrals/${id}/match-customer`, {});
    await lab.control('POST', '/control/clock', {
        at: new Date(Date.now() + HOURS * 3_600_000).toISOString()
    });
    const token = await lab.token({ grant_type: 'refresh_token', resource: audiences.referrals });
    const { access_token } = token.json as { access_token: string };
    const how = { audience: null, headers: { authorization: `Bearer ${access_token}` } };
    const patch = async (what: string, ...operations: object[]) => {
        const { status, json } = await lab.send('PATCH', `${REFERRALS_PATH}/${id}`, operations, how);
        return status === 204 ? [] : [`${what}: HTTP ${status} ${JSON.stringify(json)}`];
    };
    const replace = (path: string, value: unknown) => ({ op: 'replace', path, value });
    const differences = [
        ...(await patch('winning the deal', replace('/status', 'Closed'), replace('/substatus', 'Won'))),
        ...(await patch('registering', { op: 'add', path: '/registrations/-', value: registration }))
    ];
    for (const path of paths) {
        differences.push(...(await patch(path, replace(path, values[path.split('/').at(-1) ?? '']))));
    }
    const { json } = await lab.send('GET', `${REFERRALS_PATH}/${id}`, undefined, how);
    await lab.control('POST', '/control/clock', { at: null });
    const missing = properties.filter((path) => !has(json, path.split('.')));
    return [...differences, ...missing.map((path) => `property ${path} is not answered`)];
}

function has(value: unknown, [name, ...rest]: string[]): boolean {
    if (name === undefined) return true;
    const one: unknown = Array.isArray(value) ? value[0] : value;
    if (one === null || typeof one !== 'object' || !(name in one)) return false;
    return has((one as Record<string, unknown>)[name], rest);
}

import { z } from 'zod';
import { REFERRALS_PATH } from '../../relay/src/partner-center/create-referral.ts';
import { createBase, privateDeal } from './base-deal.ts';
import { checkDealRegistrations } from './check-deal-registrations.ts';
import { messageOf } from './check-create.ts';
import { documentedAnswer } from './documented-referral.ts';
import type { Laboratory } from './laboratory.ts';
import { patchExamples } from './patch-examples.ts';
import { propertyPaths } from './property-paths.ts';
import { judge, type Verdict } from './verdict.ts';

interface Definition {
    paths: Record<
        string,
        Record<string, { operationId: string; parameters?: { in: string; name: string }[] }>
    >;
    definitions: Record<string, unknown>;
}

/**
 * An operation of a definition: `served` at the address that the local API has for it, or left out for a
 * reason.
 */
type Coverage = { served: string } | { leftOut: string };

const referralOperations: Record<string, Coverage> = {
    'get /referrals': { served: `GET ${REFERRALS_PATH}` },
    'post /referrals': { served: `POST ${REFERRALS_PATH}` },
    'get /referrals/{id}': { served: `GET ${REFERRALS_PATH}/{id}` },
    'put /referrals/{id}': { served: `PUT ${REFERRALS_PATH}/{id}` },
    'patch /referrals/{id}': { served: `PATCH ${REFERRALS_PATH}/{id}` },
    // Spelt so only to be operations of their own: both are a PATCH of the referral.
    'patch /referrals/{id}/': { served: `PATCH ${REFERRALS_PATH}/{id}` },
    'patch /referrals/{id}//': { served: `PATCH ${REFERRALS_PATH}/{id}` }
};

const listExamples: Record<string, string | null> = {
    $filter: "status eq 'New'",
    $select: 'id,status',
    $orderby: 'updatedDateTime desc',
    $top: '1',
    $skip: '0',
    $count: 'true',
    // No source names anything that could be expanded.
    $expand: null
};

/**
 * Microsoft's connector definition of the Referrals API: operations, list options, PATCH paths, properties.
 */
export async function checkReferralsDefinition(json: unknown, lab: Laboratory): Promise<Verdict> {
    const definition = json as Definition;
    await lab.switchTo({ createRules: 'practical' });
    const operations = await checkOperations(definition, referralOperations, lab);
    const differences = [...operations.differences];
    const options =
        definition.paths['/referrals']?.['get']?.parameters?.filter((one) => one.in === 'query') ?? [];
    if (!options.length) differences.push('GET /referrals: no list options');
    for (const { name } of options) {
        const example = listExamples[name];
        const path = `${REFERRALS_PATH}?${name}=${encodeURIComponent(example ?? '')}`;
        const { status } = await lab.send('GET', path);
        if (example === undefined) differences.push(`list option ${name} is not known`);
        else if ((status === 200) !== (example !== null))
            differences.push(`list option ${name}: HTTP ${status}`);
    }
    const paths = propertyPaths(definition.definitions, 'PATCH paths');
    differences.push(...(await checkPatchPaths(paths, lab)));
    const properties = propertyPaths(definition.definitions, 'referral');
    const known = new Set(propertyPaths(z.toJSONSchema(documentedAnswer), 'schema'));
    if (!properties.length) differences.push('no properties of a referral were found');
    const registrations = properties.filter((path) => path.startsWith('registrations.'));
    const unknown = properties.filter((path) => !known.has(path) && !registrations.includes(path));
    differences.push(...unknown.map((path) => `property ${path} is not known`));
    const registrationPaths = propertyPaths(definition.definitions, 'registration paths');
    if (registrations.length > 0) {
        differences.push(...(await checkDealRegistrations(lab, registrationPaths, registrations)));
    }
    return judge(
        differences,
        operations.note,
        `list options ${options.length - 1} of ${options.length} ($expand has no documented target)`,
        `PATCH paths ${paths.length} of ${paths.length}`,
        `registration paths ${registrationPaths.length} of ${registrationPaths.length}`,
        `properties ${properties.length} of ${properties.length}`
    );
}

const REGISTRATION = '/webhooks/v1/registration';
const INTERNAL = 'internal twins under /internalApp';

const webhookOperations: Record<string, Coverage> = Object.fromEntries(
    (
        [
            ['get', ''],
            ['put', ''],
            ['post', ''],
            ['get', '/validationEvents/{correlationId}'],
            ['post', '/validationEvents'],
            ['get', '/events']
        ] as const
    ).flatMap(([method, path]): [string, Coverage][] => [
        [
            `${method} /v{version}/registration${path}`,
            { served: `${method.toUpperCase()} ${REGISTRATION}${path}` }
        ],
        [`${method} /v{version}/internalApp/registration${path}`, { leftOut: INTERNAL }]
    ])
);

/** The definition of the webhook registration API. */
export async function checkWebhooksDefinition(json: unknown, lab: Laboratory): Promise<Verdict> {
    const { differences, note } = await checkOperations(json as Definition, webhookOperations, lab);
    return judge(differences, note);
}

async function checkOperations(definition: Definition, coverage: Record<string, Coverage>, lab: Laboratory) {
    const names = Object.entries(definition.paths ?? {}).flatMap(([path, methods]) =>
        Object.keys(methods).map((method) => `${method} ${path}`)
    );
    const differences = names.length ? [] : ['no operations were found'];
    const leftOut = new Set<string>();
    let served = 0;
    for (const name of names) {
        const covered = coverage[name];
        if (!covered) differences.push(`${name}: not known`);
        else if ('leftOut' in covered) leftOut.add(covered.leftOut);
        else if (await isServed(covered.served, lab)) served += 1;
        else differences.push(`${name}: not served by the local Partner Center`);
    }
    const reasons = [...leftOut].map((reason) => `; left out: ${reason}`).join('');
    return { differences, note: `operations ${served} of ${names.length} served${reasons}` };
}

/**
 * Served = the address and method exist: a refusal of the empty body is an answer, "nothing here" is none.
 */
async function isServed(operation: string, lab: Laboratory): Promise<boolean> {
    const [method = '', template = ''] = operation.split(' ');
    const path = template
        .replace('{id}', (await createBase(lab)).id)
        .replace('{correlationId}', '00000000-0000-4000-8000-000000000000');
    const audience = path.startsWith(REGISTRATION) ? 'webhooks' : 'referrals';
    const { status, json } = await lab.send(method, path, method === 'GET' ? undefined : {}, { audience });
    const body = JSON.stringify(json);
    return status !== 405 && !(status === 404 && body.includes('There is nothing at this address'));
}

async function checkPatchPaths(paths: string[], lab: Laboratory): Promise<string[]> {
    const differences: string[] = [];
    for (const path of paths) {
        const operations = patchExamples[path];
        if (!operations) {
            differences.push(`PATCH path ${path} is not known`);
            continue;
        }
        const { id } = await createBase(lab, privateDeal);
        const answer = await lab.send('PATCH', `${REFERRALS_PATH}/${id}`, operations);
        if (answer.status !== 204)
            differences.push(`PATCH path ${path}: HTTP ${answer.status} ${messageOf(answer)}`);
    }
    return differences;
}

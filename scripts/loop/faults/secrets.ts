import type { World } from './world.ts';

/** Shorter ones would be found by accident. */
const SHORTEST = 12;

/** Hears what every relay says, and keeps the lines that hold a secret; tokens are known only later. */
export interface Overheard {
    hear(line: string): void;
    lines: string[];
}

export function overhear(): Overheard {
    const lines: string[] = [];
    return { lines, hear: (line) => void lines.push(line) };
}

/**
 * Looks for settings that are secret, and for every token that went over the wire, in all that the relays
 * have logged, measured, and written into the trail.
 * @returns one sentence for each secret in each place; never the secret
 */
export async function secretsFound(world: World, { lines }: Overheard): Promise<string[]> {
    const secrets = allSecrets(world);
    if (!secrets.some(([name]) => name === 'a token on its way')) throw new Error('No token was seen.');
    const places = { 'the log': lines.join('\n'), ...(await told(world)) };
    return Object.entries(places).flatMap(([place, text]) =>
        secrets.filter(([, value]) => text.includes(value)).map(([name]) => `${name} is in ${place}.`)
    );
}

function allSecrets({ loop, fleet, org }: World): [string, string][] {
    const proxies = [org, ...fleet.members.map(({ partnerCenter }) => partnerCenter)];
    const tokens = proxies.flatMap(({ credentials }) => [...credentials]);
    const named = [
        ...Object.entries(loop.secrets()),
        ...tokens.map((header): [string, string] => ['a token on its way', header.replace(/^\w+ /, '')])
    ];
    return named.filter(([, value]) => value.length >= SHORTEST);
}

/** What the relay tells without being asked who asks, and what it writes for people. */
async function told({ fleet, people }: World): Promise<Record<string, string>> {
    const { origin } = new URL(fleet.members[0]!.healthUrl);
    const page = async (path: string) => (await fetch(`${origin}${path}`)).text();
    const rows = async (soql: string) =>
        JSON.stringify((await people.query(soql, { autoFetch: true, maxFetch: 50_000 })).records);
    return {
        '/healthz': await page('/healthz'),
        '/metrics': await page('/metrics'),
        'the refusal of a command': await page('/v1/held'),
        'the sync log': await rows('SELECT Step__c, Detail__c, Code__c FROM Co_sell_Log__c'),
        'the audit': await rows('SELECT Audit__c, Co_sell_Sync_Error__c FROM Opportunity')
    };
}

import type { Secrets } from '../partner-center/client-types.ts';

/** A person's user name, so it is sealed. */
const SECRET = 'partner-center-signed-in-as';

/** Null: Microsoft has not told. */
export async function readSignedInAs(secrets: Secrets): Promise<string | null> {
    return (await secrets.readSecret(SECRET)) || null;
}

/** As an access token told it; null: it did not. */
export async function writeSignedInAs(secrets: Secrets, who: string | null): Promise<void> {
    if ((await readSignedInAs(secrets)) !== who) await secrets.writeSecret(SECRET, who ?? '');
}

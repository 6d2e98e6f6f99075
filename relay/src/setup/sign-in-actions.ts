import { CosellError, type ErrorCode } from '@cosell/contracts';
import type { Prerequisite, SignInStateAnswer } from '@cosell/contracts/setup-answers';
import type { PartnerCenterClient, PartnerCenterSettings, Secrets } from '../partner-center/client-types.ts';
import type { SignInTokens } from '../partner-center/tokens.ts';
import { claimsOf, hadSecondFactor } from '../sign-in/claims.ts';
import { CALLBACK_PATH, TICKET_MINUTES, type SignIn } from '../sign-in/create-sign-in.ts';
import { REFRESH_TOKEN_DAYS } from '../dates/dates-to-watch.ts';
import { readPartner } from '../sign-in/partner.ts';
import { readSignedInAs } from '../sign-in/signed-in-as.ts';
import type { SetupActions } from './setup-actions.ts';
import { troubleOf } from './trouble.ts';

interface SignInPorts {
    signIn: SignIn;
    tokens: SignInTokens;
    secrets: Secrets;
    partnerCenter: Pick<PartnerCenterClient, 'listReferrals' | 'getRegistration'>;
    settings: PartnerCenterSettings;
    publicUrl: string;
    newId: () => string;
}

/** One for each audience (Partner Center, "Secure application model"). */
const permissionsOf = ({ apiUrl, webhookApiUrl }: PartnerCenterSettings) =>
    [apiUrl, webhookApiUrl].map((url) => `${url}/user_impersonation`);

/** Signing in to Microsoft, and what Microsoft requires of whoever does. */
export function signInActions(
    ports: SignInPorts
): Pick<SetupActions, 'sign-in' | 'sign-in-state' | 'prerequisites'> {
    return {
        'sign-in': async () => ({
            link: await ports.signIn.createLink(),
            expiresInMinutes: TICKET_MINUTES
        }),
        'sign-in-state': () => stateOf(ports),
        prerequisites: async () => ({ checks: await checksOf(ports) })
    };
}

async function stateOf({
    signIn,
    tokens,
    secrets,
    settings,
    publicUrl
}: SignInPorts): Promise<SignInStateAnswer> {
    const state = await tokens.state();
    const record = state.kind === 'signed in' ? state.record : null;
    const attempt = signIn.lastAttempt();
    return {
        signedIn: record !== null,
        who: record && (await readSignedInAs(secrets)),
        signedInAt: record?.signedInAt ?? null,
        goodUntil:
            record && new Date(Date.parse(record.renewedAt) + REFRESH_TOKEN_DAYS * 86_400_000).toISOString(),
        trouble: record ? null : troubleOf('PARTNER_CENTER_SIGN_IN'),
        attempt: {
            outcome: attempt?.outcome ?? 'none',
            trouble: attempt?.outcome === 'refused' ? troubleOf(attempt.error.code) : null
        },
        app: {
            tenantId: settings.tenantId,
            clientId: settings.clientId,
            redirectUri: `${publicUrl}${CALLBACK_PATH}`,
            permissions: permissionsOf(settings)
        }
    };
}

type Found = Pick<Prerequisite, 'state' | 'detail'>;
const met = (detail = ''): Found => ({ state: 'met', detail });
const unknown: Found = { state: 'unknown', detail: '' };

/** Each by doing it: what Microsoft lets the relay do now, it has. */
async function checksOf(ports: SignInPorts): Promise<Prerequisite[]> {
    const { tokens, secrets, partnerCenter, newId } = ports;
    const call = { correlationId: newId() };
    const checks: Prerequisite[] = [];
    const check = async (name: Prerequisite['name'], meant: ErrorCode, look: () => Promise<Found>) => {
        checks.push({ name, ...(await outcomeOf(look, meant)) });
        return checks.at(-1)?.state === 'met';
    };
    const isSignedIn = await check('signedIn', 'PARTNER_CENTER_SIGN_IN', async () => {
        await tokens.check();
        return met((await readSignedInAs(secrets)) ?? '');
    });
    if (!isSignedIn) return checks;
    await check('secondFactor', 'SIGN_IN_MFA', async () => {
        const had = hadSecondFactor(claimsOf(await tokens.accessToken('referrals')));
        if (had === false) throw new CosellError('SIGN_IN_MFA', '');
        return had ? met() : unknown;
    });
    const mayList = await check('referrals', 'SIGN_IN_ROLE', async () => {
        for await (const _referral of partnerCenter.listReferrals({}, call)) return met();
        return met('There are none yet.');
    });
    // Whoever may list referrals has the role; of the wrong location nothing else tells.
    await check('role', 'SIGN_IN_ROLE', async () => {
        if (!mayList) throw new CosellError('SIGN_IN_ROLE', '');
        return met();
    });
    await check('partner', 'SIGN_IN_OTHER_PARTNER', async () => {
        const partner = await readPartner(secrets);
        return partner?.organizationId ? met(partner.organizationId) : unknown;
    });
    await check('webhooks', 'SIGN_IN_CONSENT', async () => {
        await partnerCenter.getRegistration(call);
        return met();
    });
    return checks;
}

/** @param meant what a refusal by Microsoft means here; silence and the like speak for themselves */
async function outcomeOf(
    look: () => Promise<Found>,
    meant: ErrorCode
): Promise<Found & Pick<Prerequisite, 'trouble'>> {
    try {
        return { ...(await look()), trouble: null };
    } catch (error) {
        if (!(error instanceof CosellError)) throw error;
        const isNo = error.code === 'REFERRAL_NOT_FOUND' || error.code === 'REFERRAL_REFUSED';
        const passes = error.code === 'PARTNER_CENTER_UNAVAILABLE';
        return {
            state: passes ? 'unknown' : 'missing',
            detail: '',
            trouble: troubleOf(isNo ? meant : error.code)
        };
    }
}

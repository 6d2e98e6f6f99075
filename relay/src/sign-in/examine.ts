import { CosellError, type ErrorCode } from '@cosell/contracts';
import type {
    CallContext,
    PartnerCenterClient,
    PartnerCenterSettings
} from '../partner-center/client-types.ts';
import { audiences, type Audience } from '../partner-center/token-endpoint.ts';
import type { SignInTokens } from '../partner-center/tokens.ts';
import type { RegistrationState } from '../partner-center/watch-registration.ts';
import { clockSkew } from '../clock-skew.ts';
import { claimsOf, hadSecondFactor } from './claims.ts';
import { CALLBACK_PATH } from './create-sign-in.ts';

/** Why something does not work; null: it does. */
type Problem = { code: ErrorCode; detail: string } | null;

/** How the sign-in at Microsoft is, seen from this relay. No names, no tokens. */
export interface Examination {
    redirectUri: string;
    /** Redeemed just now. */
    apis: Record<Audience, { resource: string; problem: Problem }>;
    /** Null: the token does not tell, or there is none. */
    secondFactor: boolean | null;
    /** Whether referrals can be listed, and whether there is one. */
    referrals: { seesAny: boolean; problem: Problem };
    /** Microsoft's clock less ours, in seconds; null: it did not answer. */
    clockSkewSeconds: number | null;
    events: RegistrationState;
    eventsProblem: Problem;
}

export interface ExamineOptions {
    settings: PartnerCenterSettings;
    publicUrl: string;
    tokens: Pick<SignInTokens, 'accessToken' | 'renewOlderThan'>;
    partnerCenter: Pick<PartnerCenterClient, 'listReferrals'>;
    registration: { check(context: CallContext): Promise<RegistrationState>; state(): RegistrationState };
    fetch: typeof fetch;
    now: () => Date;
    newId: () => string;
}

/** Tries everything that a relay does at Microsoft before it has a deal. Writes nothing there. */
export async function examine(options: ExamineOptions): Promise<Examination> {
    const { tokens, partnerCenter, registration, now } = options;
    const call = { correlationId: options.newId() };
    const renewed = await problemOf(() => tokens.renewOlderThan(now()));
    const redeem = async (audience: Audience) => ({
        resource: audiences[audience],
        problem: (await problemOf(() => tokens.accessToken(audience))) ?? about(renewed, audiences[audience])
    });
    const apis = { referrals: await redeem('referrals'), webhooks: await redeem('webhooks') };
    let seesAny = false;
    const listed = await problemOf(async () => {
        for await (const _ of partnerCenter.listReferrals({}, call)) {
            seesAny = true;
            break;
        }
    });
    const token = apis.referrals.problem ? null : await tokens.accessToken('referrals').catch(() => null);
    const eventsProblem = await problemOf(() => registration.check(call));
    return {
        redirectUri: `${options.publicUrl}${CALLBACK_PATH}`,
        apis,
        secondFactor: token ? hadSecondFactor(claimsOf(token)) : null,
        referrals: { seesAny, problem: listed },
        clockSkewSeconds: await clockSkew(discoveryOf(options.settings), options),
        events: registration.state(),
        eventsProblem
    };
}

async function problemOf(work: () => Promise<unknown>): Promise<Problem> {
    try {
        await work();
        return null;
    } catch (error) {
        if (!(error instanceof CosellError)) throw error;
        return { code: error.code, detail: error.detail };
    }
}

/** The renewal goes through both APIs: its failure is that of the one that it names, or of both. */
function about(problem: Problem, resource: string): Problem {
    if (!problem || problem.code !== 'SIGN_IN_CONSENT') return problem;
    return problem.detail.includes(resource) ? problem : null;
}

function discoveryOf({ loginUrl, tenantId }: PartnerCenterSettings): string {
    return `${loginUrl}/${encodeURIComponent(tenantId)}/v2.0/.well-known/openid-configuration`;
}

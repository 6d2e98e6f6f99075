import { checkApiProperties } from './check-api-properties.ts';
import { checkCreate, checkTarget } from './check-create.ts';
import { checkReferralsDefinition, checkWebhooksDefinition } from './check-definition.ts';
import { checkError, checkThrottling } from './check-error.ts';
import { checkEvent } from './check-event.ts';
import { checkPackageFields } from './check-package-fields.ts';
import { checkList, checkReferral } from './check-referral.ts';
import {
    checkEventList,
    checkRegistrationAnswer,
    checkRegistrationRequest,
    checkTestRequest,
    checkTestResult
} from './check-registration.ts';
import { checkToken } from './check-token.ts';
import { checkPatch, checkReplace } from './check-update.ts';
import type { Laboratory } from './laboratory.ts';
import type { Verdict } from './verdict.ts';

export type Check = (json: unknown, lab: Laboratory) => Promise<Verdict>;

/** By the name of the file, first fit counts; a name that fits none is a difference, never let pass. */
const checks: readonly (readonly [RegExp, Check])[] = [
    [/^apiDefinition\..*swagger\.json$/, checkReferralsDefinition],
    [/^Webhooks\.swagger\.json$/, checkWebhooksDefinition],
    [/apiProperties\.json$/, checkApiProperties],
    [/^salesforce-package\.fields\.json$/, checkPackageFields],
    [/\.token\.response\./, checkToken],
    [/^webhook-event\.|^webhook\.callback\.body\./, checkEvent],
    [/^webhook\.events\.get\.response\./, checkEventList],
    [/^webhook\.validationEvents\.post\.response\./, checkTestRequest],
    [/^webhook\.validationEvents\.get\.response\./, checkTestResult],
    [/^webhook\.registration\..*\.response\./, checkRegistrationAnswer],
    [/^webhook\.registration\..*\.request\.|\.registration\.json$/, checkRegistrationRequest],
    [/\.throttling\.429\./, checkThrottling],
    [/\.error\.json$/, checkError],
    [/\.target\./, checkTarget],
    [/\.patch-a-referral\.request\./, checkPatch],
    [/\.put\.request\./, checkReplace],
    [/\.create-a-referral\.request\./, checkCreate],
    [/get-a-list-of-referrals\.response\./, checkList],
    [/\.referral\.|\.response\./, checkReferral]
];

export function checkFor(file: string): Check | null {
    return checks.find(([pattern]) => pattern.test(file))?.[1] ?? null;
}
